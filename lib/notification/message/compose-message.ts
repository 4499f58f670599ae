import { type NotificationKind, notificationPurposes } from "@/lib/notification/kind/kinds";
import type { NotificationEvent, Reader } from "@/lib/notification/message/event";
import { shownTime } from "@/lib/notification/message/shown-time";
import { tellEvent } from "@/lib/notification/message/tell-event";
import { advice, countedSubjects, footers, labels, subjects } from "@/lib/notification/message/words";
import { sayIn } from "@/lib/words/languages";
import type { Text } from "@/lib/words/text";

/** A line of the list below what has happened. */
export interface Fact {
  label: string;
  value: string;
}

/** A mail in the reader's words, before it is plain text or HTML. */
export interface Message {
  locale: string;
  installation: string;
  subject: string;
  /** What has happened, each with its facts; the newest first. */
  events: readonly { sentence: string; facts: readonly Fact[] }[];
  /** Said where not every event is in the list; null: all are. */
  more: string | null;
  advice: string;
  button: { label: string; url: string };
  footer: string;
  /** Where messages like it are turned off; null: nowhere. */
  settingsUrl: string | null;
}

/** Where it comes from. */
export interface Sender {
  installation: string;
  /** The origin of the portal. */
  portalUrl: string;
}

const mostShown = 10;

/** What one mail says of events of one kind, at least one. */
export function composeMessage(
  events: readonly [NotificationEvent, ...NotificationEvent[]],
  reader: Reader,
  { installation, portalUrl }: Sender,
): Message {
  const say = sayIn(reader.locale);
  const [newest] = events;
  const purpose = notificationPurposes[newest.kind];
  const left = events.length - mostShown;
  const { page, label } = pages[newest.kind];
  return {
    locale: reader.locale,
    installation,
    subject: say(subjectOf(newest.kind, events.length)),
    events: events.slice(0, mostShown).map((event) => ({
      sentence: say(tellEvent(event, reader)),
      facts: factsOf(event, reader, say),
    })),
    more: left > 0 ? say(footers("more", { count: left })) : null,
    advice: say(adviceOn(newest)),
    button: { label: say(labels(label)), url: newest.link ?? `${portalUrl}${page}` },
    footer: say(footers(purpose)),
    settingsUrl: purpose === "optional" ? `${portalUrl}/home/settings` : null,
  };
}

const security = { page: "/home/security", label: "security" } as const;
const devices = { page: "/home/devices", label: "devices" } as const;

/** Where the button leads that has no secret link, and what it says. */
const pages: Record<NotificationKind, { page: string; label: keyof typeof labels.english }> = {
  "app-password-added": devices,
  "factor-added": security,
  "factor-removed": security,
  "factors-reset": security,
  "recovery-codes-renewed": security,
  "password-changed": security,
  "recovery-address-changed": security,
  "recovery-address-dropped": security,
  "new-network": security,
  "app-password-ends": devices,
  impersonated: security,
  "recovery-address-confirmation": { page: "/home/security", label: "confirm" },
  "password-reset": { page: "/", label: "reset" },
};

const isCounted = (kind: NotificationKind): kind is keyof typeof countedSubjects.english =>
  Object.hasOwn(countedSubjects.english, kind);

const subjectOf = (kind: NotificationKind, count: number): Text =>
  isCounted(kind) ? countedSubjects(kind, { count }) : subjects(kind);

function adviceOn(event: NotificationEvent): Text {
  if (event.link !== null) return advice("link");
  if (event.kind === "app-password-ends") return advice("ends");
  if (event.kind === "new-network") return advice("person");
  if (event.kind === "password-changed" && event.values.how === "reset") return advice("person");
  return advice(event.by);
}

function factsOf(event: NotificationEvent, reader: Reader, say: (text: Text) => string): Fact[] {
  const { by, ip } = event;
  const fact = (label: keyof typeof labels.english, value: string | null): Fact[] =>
    value === null ? [] : [{ label: say(labels(label)), value }];
  if (event.link !== null) return fact("linkExpires", event.expiresAt && shownTime(event.expiresAt, reader));
  return [
    ...fact("mailbox", reader.mailbox),
    ...(event.kind === "app-password-ends" ? [] : fact("when", shownTime(event.at, reader))),
    ...fact("by", by === "administrator" ? say(labels("administrator")) : null),
    ...fact("from", event.kind === "new-network" ? event.values.network : ip),
  ];
}
