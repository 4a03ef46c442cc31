#include "cti/xsi/Decoder.h"
#include "cti/xsi/Elements.h"

namespace balie::xsi {

using namespace Qt::Literals::StringLiterals;

namespace {

Subscription subscriptionFrom(const XmlElement &element)
{
    Subscription subscription;
    subscription.subscriptionId = textOf(element, "subscriptionId"_L1);
    subscription.expiresSeconds = intOf(element, "expires"_L1);
    subscription.targetId = textOf(element, "targetId"_L1);
    subscription.channelSetId = textOf(element, "channelSetId"_L1);
    subscription.applicationId = textOf(element, "applicationId"_L1);
    if (subscription.applicationId.isEmpty())
        subscription.applicationId = textOf(element, "externalApplicationId"_L1);
    QStringList events;
    for (const auto &event : allNamed(element, "event"_L1))
        events.append(event.value());
    subscription.event = events.join(u", "_s);
    return subscription;
}

} // namespace

Expected<CallStartInfo> decodeCallStart(const QByteArray &document)
{
    const auto tree = XmlTree::parse(document);
    if (!tree)
        return unexpected(Error(tree.error()));
    const auto root = tree->root();
    CallStartInfo info{textOf(root, "callId"_L1), textOf(root, "externalTrackingId"_L1)};
    // Events have the shorter name for the same thing.
    if (info.extTrackingId.isEmpty())
        info.extTrackingId = textOf(root, "extTrackingId"_L1);
    return info;
}

Expected<Subscription> decodeSubscription(const QByteArray &document)
{
    const auto tree = XmlTree::parse(document);
    if (!tree)
        return unexpected(Error(tree.error()));
    const auto all = allNamed(tree->root(), "Subscription"_L1);
    return all.isEmpty() ? Subscription() : subscriptionFrom(all.first());
}

Expected<QVector<Subscription>> decodeSubscriptions(const QByteArray &document)
{
    const auto tree = XmlTree::parse(document);
    if (!tree)
        return unexpected(Error(tree.error()));
    QVector<Subscription> subscriptions;
    for (const auto &element : allNamed(tree->root(), "Subscription"_L1)) {
        const Subscription subscription = subscriptionFrom(element);
        if (!subscription.subscriptionId.isEmpty())
            subscriptions.append(subscription);
    }
    return subscriptions;
}

ErrorInfo decodeError(const QByteArray &body)
{
    const auto tree = XmlTree::parse(body);
    if (!tree)
        return {};
    const auto found = allNamed(tree->root(), "ErrorInfo"_L1);
    if (found.isEmpty())
        return {};
    const auto &info = found.first();
    return {textOf(info, "summary"_L1), textOf(info, "summaryEnglish"_L1),
        textOf(info, "errorCode"_L1)};
}

} // namespace balie::xsi
