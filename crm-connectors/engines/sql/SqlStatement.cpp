#include "crm-connectors/engines/sql/SqlStatement.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isNameLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
        || c == u'_';
}

/// The end of what begins at `at` and hides its contents: quotes, brackets, comments. `at` itself:
/// nothing begins there; -1: it does not end.
qsizetype endOfHidden(const QString &text, qsizetype at)
{
    const auto behind = [&](QStringView end, qsizetype from) {
        const qsizetype found = text.indexOf(end, from);
        return found < 0 ? -1 : found + end.size();
    };
    const QChar c = text.at(at);
    if (c == u'\'' || c == u'"' || c == u'`')
        return behind(QStringView(&c, 1), at + 1); // a doubled quote begins anew
    const QStringView rest = QStringView(text).sliced(at);
    if (c == u'[')
        return behind(u"]", at + 1);
    if (rest.startsWith("/*"_L1))
        return behind(u"*/", at + 2);
    if (rest.startsWith("--"_L1)) {
        const qsizetype line = text.indexOf(u'\n', at);
        return line < 0 ? text.size() : line;
    }
    return at;
}

} // namespace

Expected<SqlStatement> SqlStatement::read(const QString &text, Use use, const QStringList &known)
{
    const auto refuse = [](const QString &sentence, const QString &detail) {
        return unexpected(Error{ErrorCode::InvalidInput, sentence, detail});
    };
    QString whole = text.trimmed();
    while (whole.endsWith(u';'))
        whole = whole.chopped(1).trimmed();
    const QString begin = whole.left(10).toUpper();
    const auto beginsWith = [&](std::initializer_list<QLatin1StringView> words) {
        return std::any_of(words.begin(), words.end(), [&](QLatin1StringView word) {
            return begin.startsWith(word)
                && (whole.size() == word.size() || !isNameLetter(whole.at(word.size())));
        });
    };
    const bool fits = use == Use::Read
        ? beginsWith({"SELECT"_L1, "WITH"_L1})
        : beginsWith({"INSERT"_L1, "CALL"_L1, "EXEC"_L1, "EXECUTE"_L1, "{CALL"_L1, "{ CALL"_L1});
    if (!fits)
        return refuse(use == Use::Read
                ? tr("A statement that searches begins with SELECT.")
                : tr("A statement that writes a call begins with INSERT, or calls a procedure."),
            u"begins otherwise"_s);
    SqlStatement made;
    for (qsizetype at = 0; at < whole.size();) {
        const QChar c = whole.at(at);
        const qsizetype end = endOfHidden(whole, at);
        if (end < 0)
            return refuse(tr("A quote or comment in the statement does not end."),
                u"at character %1"_s.arg(at + 1));
        if (end > at) {
            made.m_text += QStringView(whole).sliced(at, end - at);
            at = end;
            continue;
        }
        const bool isCast = QStringView(whole).sliced(at).startsWith("::"_L1);
        if (isCast) {
            made.m_text += u"::"_s;
            at += 2;
            continue;
        }
        if (c == u';' || c == u'?')
            return refuse(c == u';'
                    ? tr("There is more than one statement. Write only one.")
                    : tr("There is a question mark in the statement. Write :number_e164 or "
                         "another name where a value belongs."),
                u"at character %1"_s.arg(at + 1));
        if (c != u':') {
            made.m_text += c;
            ++at;
            continue;
        }
        qsizetype behind = at + 1;
        while (behind < whole.size() && isNameLetter(whole.at(behind)))
            ++behind;
        const QString name = whole.sliced(at + 1, behind - at - 1);
        if (!known.contains(name))
            return refuse(tr("The statement has a value “:%1” that there is not. Possible are: %2.")
                              .arg(name, u':' + known.join(u", :"_s)),
                u"unknown parameter"_s);
        made.m_names << name;
        made.m_text += u'?';
        at = behind;
    }
    return made;
}

QCborArray SqlStatement::values(const SqlParameters &parameters) const
{
    QCborArray values;
    for (const QString &name : m_names) {
        const QVariant value = parameters.value(name);
        if (value.typeId() == QMetaType::LongLong)
            values.append(value.toLongLong());
        else
            values.append(value.toString());
    }
    return values;
}

} // namespace balie::crm
