import { doorLabel } from "@/lib/access/door-texts";
import type { NotificationEvent, Reader } from "@/lib/notification/message/event";
import { shownName } from "@/lib/notification/message/shown-name";
import { shownTime } from "@/lib/notification/message/shown-time";
import { happened } from "@/lib/notification/message/words";
import type { Text } from "@/lib/words/text";

/** What has happened, in a sentence or two. */
export function tellEvent(event: NotificationEvent, reader: Reader): Text {
  switch (event.kind) {
    case "app-password-added":
      return happened(event.kind, { name: shownName(event.values.name) });
    case "factor-added":
      return happened(`${event.values.factor}Added`, { name: shownName(event.values.name) });
    case "factor-removed":
      return happened(`${event.values.factor}Removed`, { name: shownName(event.values.name) });
    case "password-changed":
      return happened(passwordKeys[event.values.how]);
    case "recovery-address-changed":
      return event.values.now === null
        ? happened("recoveryAddressRemoved")
        : happened("recoveryAddressSet", { address: event.values.now });
    case "new-network":
      return happened(event.kind, { service: doorLabel(event.values.door) });
    case "app-password-ends":
      return happened(event.kind, {
        name: shownName(event.values.name),
        end: shownTime(new Date(event.values.endsAt), reader),
      });
    case "impersonated":
      return happened(event.kind, { end: shownTime(new Date(event.values.until), reader) });
    case "recovery-address-dropped":
    case "recovery-address-confirmation":
    case "password-reset":
      return happened(event.kind, { mailbox: reader.mailbox });
    case "factors-reset":
    case "recovery-codes-renewed":
      return happened(event.kind);
  }
}

const passwordKeys = {
  person: "password-changed",
  administrator: "passwordSetByAdministrator",
  reset: "passwordReset",
} as const;
