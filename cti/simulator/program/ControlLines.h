#pragma once

#include "cti/simulator/server/PbxControl.h"

#include <QByteArray>
#include <QJsonObject>

namespace balie::sim {

/// The control protocol of balie-pbx: one command a line, one JSON object as its answer
/// (cti/simulator/README.md lists them).
class ControlLines {
public:
    ControlLines(Pbx &pbx, CstaFace &face, XsiFace &xsi)
        : m_pbx(pbx)
        , m_control(pbx, face, xsi)
    {
    }

    QJsonObject answer(const QByteArray &line);
    /// Set by `quit`.
    bool isFinished() const { return m_finished; }

private:
    Pbx &m_pbx;
    PbxControl m_control;
    bool m_finished = false;
};

} // namespace balie::sim
