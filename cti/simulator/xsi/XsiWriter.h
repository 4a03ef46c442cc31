#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

namespace balie::sim {

/// How a document binds its prefixes; a real XSP does all of these.
enum class XsiNaming {
    Reply, ///< default namespace, xsi is XMLSchema-instance
    Event, ///< xsi is the schema, xsi1 XMLSchema-instance
    SwappedEvent, ///< the other way round
    Unqualified, ///< no namespace at all
};

/// Writes one document. Names are literals that outlive the writer. Nothing is checked here.
class XsiWriter {
public:
    /// `latin1`: ISO-8859-1, declared; what it has no letter for becomes a character reference.
    explicit XsiWriter(XsiNaming naming, bool latin1 = false);

    void root(QByteArrayView name, QByteArrayView type = {});
    /// `type` is an xsi:type, without prefix.
    void open(QByteArrayView name, QByteArrayView type = {});
    void openWith(QByteArrayView name, QByteArrayView key, const QString &value);
    void close();
    void leaf(QByteArrayView name, const QString &text);
    void leaf(QByteArrayView name, const std::string &text)
    {
        leaf(name, QString::fromStdString(text));
    }
    void leaf(QByteArrayView name, const char *text) { leaf(name, QString::fromLatin1(text)); }
    /// Left out when there is nothing to say.
    void optional(QByteArrayView name, const QString &text);
    void leafWith(
        QByteArrayView name, const QString &text, QByteArrayView key, const QString &value);
    void number(QByteArrayView name, qint64 value) { leaf(name, QString::number(value)); }
    void flag(QByteArrayView name, bool value) { leaf(name, value ? "true" : "false"); }
    void empty(QByteArrayView name);
    /// A cleared value: xsi:nil="true".
    void nil(QByteArrayView name);

    /// Everything written, all elements closed.
    QByteArray take();

private:
    void start(QByteArrayView name, QByteArrayView type);
    void escaped(const QString &text);

    QByteArray m_out;
    QByteArray m_prefix;
    QByteArray m_instance;
    QByteArray m_declarations;
    bool m_latin1;
    std::vector<QByteArrayView> m_open;
};

} // namespace balie::sim
