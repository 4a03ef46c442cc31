#pragma once

#include "cti/lamp/Lamp.h"
#include "ui/theme/Theme.h"

#include <QHash>
#include <QObject>
#include <QPixmap>

class QPainter;

namespace balie::ui {

/// The colour of a body; its shape says the same without colour.
ColourRole lampColour(cti::LampBody body);

/// Draws lamps and badges, each kind once per size and device pixel ratio; every row of the lamp rule has a shape
/// of its own, so that lamps differ in grey. Made once, shared by all views. GUI thread.
class LampPainter final : public QObject {
    Q_OBJECT

public:
    /// `theme` must outlive the painter; when it changes everything is drawn anew.
    explicit LampPainter(const Theme &theme, QObject *parent = nullptr);

    /// Draws into the square of the rect's height, centred. `lit`: the phase of a lamp that blinks.
    void paint(QPainter &painter, const QRect &rect, const cti::Lamp &lamp, bool lit = true);
    void paintBadge(QPainter &painter, const QRect &rect, cti::LampBadge badge, int furtherCalls);

    QPixmap lamp(const cti::Lamp &lamp, int size, qreal devicePixelRatio, bool lit = true);
    QPixmap badge(cti::LampBadge badge, int furtherCalls, int size, qreal devicePixelRatio);

private:
    enum class Kind { Lamp, Badge };
    struct Key {
        Kind kind;
        int what;
        int variant;
        int size;
        int ratioPercent;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, int(key.kind), key.what, key.variant, key.size, key.ratioPercent);
        }
    };

    const Theme &m_theme;
    QHash<Key, QPixmap> m_cache;
};

} // namespace balie::ui
