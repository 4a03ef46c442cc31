#pragma once

#include "ui/settings/RingOutput.h"

namespace balie::test {

class FakeRingOutput final : public ui::RingOutput {
    Q_OBJECT

public:
    QVector<Output> outputs() const override { return present; }
    void playTest(const QByteArray &output, int volume) override
    {
        played << qMakePair(output, volume);
    }
    void stopTest() override { ++stopped; }

    QVector<Output> present{
        {"headset", QStringLiteral("Headset")}, {"speaker", QStringLiteral("Luidspreker")}};
    QVector<QPair<QByteArray, int>> played;
    int stopped = 0;
};

} // namespace balie::test
