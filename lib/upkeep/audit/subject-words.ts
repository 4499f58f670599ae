import type { AuditEvent } from "@/lib/platform/audit/queries";
import { recordedLabel } from "@/lib/upkeep/audit/recorded-label";
import { settingGroupWords } from "@/lib/upkeep/settings/words";
import { verbatim } from "@/lib/words/compose-text";
import { type Text, textsOf, words } from "@/lib/words/text";

const subjectWords = words("audit.subject", { auditTrail: "Audit log", setupLink: "Setup link" });

type Named = Readonly<Record<string, Text>>;

/** What has no name of its own, by its kind and what is recorded as its label. */
const nameless: Readonly<Record<string, Named>> = {
  setting: textsOf(settingGroupWords),
  "audit-trail": { "Audit trail": subjectWords("auditTrail") },
  "setup-link": { "set-up link": subjectWords("setupLink") },
};

/** What an event is about, for people: an address or a name as it is. */
export const subjectText = (event: Pick<AuditEvent, "subjectKind" | "subjectLabel">): Text =>
  nameless[event.subjectKind]?.[event.subjectLabel] ?? verbatim(event.subjectLabel);

/** The label by which a subject is recorded, for what somebody read of it. */
export const recordedSubject = (typed: string, say: (text: Text) => string): string =>
  recordedLabel(Object.values(nameless).flatMap(Object.entries<Text>), typed, say);
