#include "cti/simulator/csta/XmlWriter.h"

namespace balie::sim {

XmlWriter::XmlWriter(XmlNaming naming, qsizetype sizeHint)
    : m_prefix(
        naming == XmlNaming::PrefixOnEveryElement ? QByteArrayView("ns3:") : QByteArrayView())
    , m_namespaced(naming != XmlNaming::NoNamespace)
{
    m_out.reserve(sizeHint);
}

void XmlWriter::tag(QByteArrayView before, QByteArrayView name, QByteArrayView after)
{
    m_out.append(before).append(m_prefix).append(name).append(after);
}

void XmlWriter::root(QByteArrayView name, QByteArrayView namespaceUri)
{
    m_out.append(R"(<?xml version="1.0" encoding="UTF-8"?>)");
    if (!m_namespaced || namespaceUri.isEmpty()) {
        tag("<", name, ">");
    } else {
        tag("<", name, m_prefix.isEmpty() ? R"( xmlns=")" : R"( xmlns:ns3=")");
        m_out.append(namespaceUri).append(R"(">)");
    }
    m_rootName = name.toByteArray();
    m_open.push_back({m_rootName, false});
}

void XmlWriter::open(QByteArrayView name)
{
    tag("<", name, ">");
    m_open.push_back({name, false});
}

void XmlWriter::close()
{
    const Open last = m_open.back();
    m_open.pop_back();
    if (last.isPrivate)
        m_out.append("</b:").append(last.name).append('>');
    else
        tag("</", last.name, ">");
}

void XmlWriter::leaf(QByteArrayView name, QByteArrayView text)
{
    tag("<", name, ">");
    escaped(text);
    tag("</", name, ">");
}

void XmlWriter::leafWithAttribute(
    QByteArrayView name, QByteArrayView text, QByteArrayView key, QByteArrayView value)
{
    tag("<", name, " ");
    m_out.append(key).append("=\"");
    escaped(value);
    m_out.append("\">");
    escaped(text);
    tag("</", name, ">");
}

void XmlWriter::flag(QByteArrayView name, bool value)
{
    leaf(name, value ? "true" : "false");
}

void XmlWriter::number(QByteArrayView name, qint64 value)
{
    leaf(name, QByteArray::number(value));
}

void XmlWriter::empty(QByteArrayView name)
{
    tag("<", name, "/>");
}

void XmlWriter::privateStart(QByteArrayView name, Attributes attributes, bool declare)
{
    m_out.append("<b:").append(name);
    if (declare)
        m_out.append(R"( xmlns:b="urn:balie:csta:1")");
    for (const auto &[key, value] : attributes) {
        if (!value)
            continue;
        m_out.append(' ').append(key).append("=\"");
        escaped(*value);
        m_out.append('"');
    }
}

void XmlWriter::openPrivate(QByteArrayView name, Attributes attributes, bool declare)
{
    privateStart(name, attributes, declare);
    m_out.append('>');
    m_open.push_back({name, true});
}

void XmlWriter::emptyPrivate(QByteArrayView name, Attributes attributes, bool declare)
{
    privateStart(name, attributes, declare);
    m_out.append("/>");
}

void XmlWriter::leafPrivate(QByteArrayView name, QByteArrayView text, Attributes attributes)
{
    privateStart(name, attributes, false);
    m_out.append('>');
    escaped(text);
    m_out.append("</b:").append(name).append('>');
}

void XmlWriter::escaped(QByteArrayView text)
{
    for (const char byte : text) {
        switch (byte) {
        case '&':
            m_out.append("&amp;");
            break;
        case '<':
            m_out.append("&lt;");
            break;
        case '>':
            m_out.append("&gt;");
            break;
        case '"':
            m_out.append("&quot;");
            break;
        default:
            m_out.append(byte);
        }
    }
}

QByteArray XmlWriter::take()
{
    while (!m_open.empty())
        close();
    return std::exchange(m_out, {});
}

} // namespace balie::sim
