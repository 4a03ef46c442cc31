#pragma once

#include "base/Expected.h"

#include <QByteArray>
#include <QVector>
#include <optional>

namespace balie::xsi {

/// Cuts the endless reply of a channel into documents by element depth: one chunk is not one
/// document. Comments, CDATA sections, processing instructions and quoted '>' are understood; white
/// space and an XML declaration between documents are skipped. One thread, no allocation beyond what
/// waits for its end.
class StreamFramer {
public:
    static constexpr qsizetype maxDocument = 4 * 1024 * 1024;

    /// The documents that these bytes complete, in order, each from its root's '<' to its end (the
    /// XML declaration that stood before it included). Error (Protocol) for a DOCTYPE, for what can
    /// be no XML and for more than maxDocument without an end: the stream cannot be read any further.
    /// After an error every further call gives that error again, until clear().
    Expected<QVector<QByteArray>> feed(const QByteArray &bytes);
    void clear();
    /// Bytes that wait for the end of their document.
    qsizetype pending() const { return m_buffer.size() + m_declaration.size(); }

private:
    /// Where the next byte stands. Between: outside of any element; Content: inside one.
    enum class Place {
        Between,
        Content,
        Markup, ///< after '<'
        StartTag,
        EndTag,
        Instruction,
        Bang, ///< after "<!"
        Comment,
        CData,
    };

    std::optional<Error> step(QVector<QByteArray> &documents);
    std::optional<Error> betweenDocuments(char byte);
    std::optional<Error> markup(char byte);
    std::optional<Error> bang();
    std::optional<Error> startTag(char byte, QVector<QByteArray> &documents);
    std::optional<Error> endTag(char byte, QVector<QByteArray> &documents);
    void instruction(char byte);
    void endElement(QVector<QByteArray> &documents);
    bool endsWith(QByteArrayView end, qsizetype startLength) const;

    QByteArray m_buffer; ///< from m_start on: the document, comment or instruction under way
    QByteArray m_declaration; ///< of the document that comes or is under way
    qsizetype m_start = 0;
    qsizetype m_position = 0; ///< the next byte to look at
    qsizetype m_token = 0; ///< where the markup under way began
    int m_depth = 0;
    Place m_place = Place::Between;
    char m_quote = 0; ///< inside an attribute value: what ends it
    std::optional<Error> m_error;
};

} // namespace balie::xsi
