#pragma once

#include <QAccessible>

namespace balie::ui {

/// Mixed into a widget that Qt would present to a screen reader as a nameless box: says what the
/// widget is and what it reads. The name is asked for whenever it is read, so a duration in it is
/// right and costs no event a second. GUI thread.
class Spoken {
public:
    Spoken();
    Spoken(const Spoken &) = delete;
    Spoken &operator=(const Spoken &) = delete;

    virtual QAccessible::Role spokenRole() const = 0;
    /// Empty: the widget's accessible name.
    virtual QString spokenName() const { return {}; }

protected:
    ~Spoken() = default;
};

} // namespace balie::ui
