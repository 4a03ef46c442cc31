#include "cti/simulator/xsi/XsiWriter.h"

#include <QList>

namespace balie::sim {

XsiWriter::XsiWriter(XsiNaming naming, bool latin1)
    : m_latin1(latin1)
{
    static constexpr auto schema = R"("http://schema.broadsoft.com/xsi")";
    static constexpr auto instance = R"("http://www.w3.org/2001/XMLSchema-instance")";
    const auto declare = [this](QByteArrayView attribute, const char *uri) {
        m_declarations.append(' ').append(attribute).append('=').append(uri);
    };
    m_out.append(R"(<?xml version="1.0" encoding=")")
        .append(latin1 ? "ISO-8859-1" : "UTF-8")
        .append(R"("?>)");
    m_instance = "xsi";
    switch (naming) {
    case XsiNaming::Reply:
        declare("xmlns", schema);
        declare("xmlns:xsi", instance);
        break;
    case XsiNaming::Event:
        m_prefix = "xsi:";
        m_instance = "xsi1";
        declare("xmlns:xsi", schema);
        declare("xmlns:xsi1", instance);
        break;
    case XsiNaming::SwappedEvent:
        m_prefix = "xsi1:";
        declare("xmlns:xsi", instance);
        declare("xmlns:xsi1", schema);
        break;
    case XsiNaming::Unqualified:
        declare("xmlns:xsi", instance);
        break;
    }
}

void XsiWriter::start(QByteArrayView name, QByteArrayView type)
{
    m_out.append('<').append(m_prefix).append(name);
    if (!type.isEmpty())
        m_out.append(' ')
            .append(m_instance)
            .append(R"(:type=")")
            .append(m_prefix)
            .append(type)
            .append('"');
}

void XsiWriter::root(QByteArrayView name, QByteArrayView type)
{
    start(name, type);
    m_out.append(m_declarations).append('>');
    m_open.push_back(name);
}

void XsiWriter::open(QByteArrayView name, QByteArrayView type)
{
    start(name, type);
    m_out.append('>');
    m_open.push_back(name);
}

void XsiWriter::openWith(QByteArrayView name, QByteArrayView key, const QString &value)
{
    start(name, {});
    m_out.append(' ').append(key).append("=\"");
    escaped(value);
    m_out.append("\">");
    m_open.push_back(name);
}

void XsiWriter::close()
{
    m_out.append("</").append(m_prefix).append(m_open.back()).append('>');
    m_open.pop_back();
}

void XsiWriter::leaf(QByteArrayView name, const QString &text)
{
    open(name);
    escaped(text);
    close();
}

void XsiWriter::optional(QByteArrayView name, const QString &text)
{
    if (!text.isEmpty())
        leaf(name, text);
}

void XsiWriter::leafWith(
    QByteArrayView name, const QString &text, QByteArrayView key, const QString &value)
{
    openWith(name, key, value);
    escaped(text);
    close();
}

void XsiWriter::empty(QByteArrayView name)
{
    start(name, {});
    m_out.append("/>");
}

void XsiWriter::nil(QByteArrayView name)
{
    start(name, {});
    m_out.append(' ').append(m_instance).append(R"(:nil="true"/>)");
}

void XsiWriter::escaped(const QString &text)
{
    for (const char32_t letter : text.toUcs4()) {
        switch (letter) {
        case U'&':
            m_out.append("&amp;");
            break;
        case U'<':
            m_out.append("&lt;");
            break;
        case U'>':
            m_out.append("&gt;");
            break;
        case U'"':
            m_out.append("&quot;");
            break;
        default:
            if (letter < 0x80)
                m_out.append(char(letter));
            else if (!m_latin1)
                m_out.append(QString::fromUcs4(&letter, 1).toUtf8());
            else if (letter < 0x100)
                m_out.append(char(static_cast<unsigned char>(letter)));
            else
                m_out.append("&#").append(QByteArray::number(uint(letter))).append(';');
        }
    }
}

QByteArray XsiWriter::take()
{
    while (!m_open.empty())
        close();
    return std::exchange(m_out, {});
}

} // namespace balie::sim
