// Writes what the fuzz targets start from: our own messages in every edition, alone and framed.
#include "cti/csta/Framing.h"
#include "tests/csta/Samples.h"
#include "tests/fuzz/ContactSeeds.h"
#include "tests/fuzz/ProfileSeeds.h"
#include "tests/fuzz/XsiSeeds.h"

#include <QDir>
#include <QFile>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace balie::csta;

namespace {

/// Answers and events, which the client never writes itself.
const char *const received[] = {
    "<DeliveredEvent "
    "xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed6\"><monitorCrossRefID>m1"
    "</monitorCrossRefID><connection><callID>17</callID><deviceID>200</deviceID></"
    "connection><alertingDevice>"
    "<deviceIdentifier>200</deviceIdentifier></alertingDevice><callingDevice><restricted/></"
    "callingDevice>"
    "<lastRedirectionDevice><numberDialed>N&lt;201&gt;Anna;noa=nk</numberDialed></"
    "lastRedirectionDevice>"
    "<localConnectionInfo>alerting</localConnectionInfo><cause>recallNoAnswer</"
    "cause><servicesPermitted>"
    "<callControlServices><answerCall>true</answerCall></callControlServices></servicesPermitted></"
    "DeliveredEvent>",
    "<TransferedEvent><primaryOldCall><callID>1</callID></"
    "primaryOldCall><transferredConnections><connectionListItem>"
    "<newConnection><callID>3</callID></newConnection><oldConnection><callID>1</callID></"
    "oldConnection><endpoint>"
    "<deviceID>201</deviceID></endpoint></connectionListItem></transferredConnections></"
    "TransferedEvent>",
    "<SnapshotDeviceResponse><crossRefIDorSnapshotData><snapshotData><snapshotDeviceResponseInfo><"
    "connectionIdentifier>"
    "<callID>17</callID></"
    "connectionIdentifier><localCallState><compoundCallState><localConnectionState>hold"
    "</localConnectionState></compoundCallState></localCallState></snapshotDeviceResponseInfo></"
    "snapshotData>"
    "</crossRefIDorSnapshotData><extensions><privateData><private><b:DeviceState "
    "xmlns:b=\"urn:balie:csta:1\" "
    "doNotDisturb=\"true\"><b:forwarding type=\"forwardImmediate\" on=\"true\" "
    "to=\"205\"/></b:DeviceState></private>"
    "</privateData></extensions></SnapshotDeviceResponse>",
    "<CSTAErrorCode><operation>invalidConnectionID</operation></CSTAErrorCode>",
    "<StartApplicationSessionPosResponse><sessionID>s</sessionID><actualSessionDuration>180</"
    "actualSessionDuration>"
    "<extensions><SessionInfo device=\"200\"><entitlements "
    "watchLimit=\"30\"/></SessionInfo></extensions>"
    "</StartApplicationSessionPosResponse>",
};

/// Numbers as people, switches and links have them.
const char *const numberTexts[] = {
    "tel:+31(0)20-123%2045%2067",
    "tel:1234567;phone-context=+31-20;ext=12",
    "tel:+31201234567;isub=1411;postd=pp22",
    "sip:+31201234567;ext=12@pbx.example.nl:5060;user=phone",
    "\"Vries, Anna de\" <sip:201@pbx.example.nl;transport=tcp>;tag=1",
    "sip:anonymous@anonymous.invalid",
    "callto://+31201234567",
    "088-012 34 56 / 06-12345678",
    "020-1234567/68 of 0031 6 12345678; toestel 12",
    "020 123 45 67 (tst. 12)",
    "Tel. mobiel: 06 12345678 (werk)",
    "L0#0612345678",
    "*21*0201234567#",
    "0800-BALIE",
    "112",
    "14 020",
    "116000",
    "+49 (0)30 123456",
};

bool write(const QDir &folder, int number, const QByteArray &content)
{
    QFile file(folder.filePath(QString::number(number)));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "fuzz-seeds FOLDER: writes FOLDER/KIND for each target fuzz-KIND\n");
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    QVector<QByteArray> documents(std::begin(received), std::end(received));
    for (const auto &sample : balie::test::samples()) {
        for (int edition = 3; edition <= 6; ++edition) {
            if (auto document = encode(sample.request, {Edition(edition), edition == 6}))
                documents.append(std::move(*document));
        }
    }
    bool written = folder.mkpath(u"codec"_s) && folder.mkpath(u"framer"_s);
    QByteArray stream;
    for (int i = 0; i < documents.size(); ++i) {
        const auto frame = writeFrame({i + 1, documents.at(i)});
        if (!frame)
            return 1;
        stream += *frame;
        // The framer's first byte says in which portions it is fed.
        written = written && write(QDir(folder.filePath(u"codec"_s)), i, documents.at(i))
            && write(QDir(folder.filePath(u"framer"_s)), i, char(i) + *frame);
        if (i % 8 == 7) {
            written
                = written && write(QDir(folder.filePath(u"framer"_s)), 1000 + i, char(i) + stream);
            stream.clear();
        }
    }
    const auto xsi = balie::test::xsiSeeds();
    written = written && folder.mkpath(u"xsi"_s) && folder.mkpath(u"xsi-framer"_s);
    stream.clear();
    for (int i = 0; i < xsi.size(); ++i) {
        stream += xsi.at(i) + '\n';
        written = written && write(QDir(folder.filePath(u"xsi"_s)), i, xsi.at(i))
            && write(QDir(folder.filePath(u"xsi-framer"_s)), i, char(i) + stream);
        if (i % 4 == 3)
            stream.clear();
    }
    written = written && folder.mkpath(u"tel-uri"_s);
    for (int i = 0; i < int(std::size(numberTexts)); ++i)
        written = written && write(QDir(folder.filePath(u"tel-uri"_s)), i, char(i) + QByteArray(numberTexts[i]));
    for (const auto &[kind, ending] : {std::pair(u"vcard"_s, u".vcf"_s), std::pair(u"csv"_s, u".csv"_s)}) {
        const auto seeds = balie::test::contactSeeds(ending);
        written = written && !seeds.isEmpty() && folder.mkpath(kind);
        for (int i = 0; i < seeds.size(); ++i)
            written = written && write(QDir(folder.filePath(kind)), i, char(i) + seeds.at(i));
    }
    // The first byte says which odd value the texts are filled in with.
    const auto profiles = balie::test::profileSeeds();
    written = written && !profiles.isEmpty() && folder.mkpath(u"profile"_s);
    for (int i = 0; i < profiles.size(); ++i)
        written = written && write(QDir(folder.filePath(u"profile"_s)), i, char(i) + profiles.at(i));
    return written ? 0 : 1;
}
