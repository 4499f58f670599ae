import type { OptionalKind } from "@/lib/notification/kind/kinds";
import { type Messages, words } from "@/lib/words/text";

/** What people read for the mails that they may switch off. */
export const optionalKindWords = words("user.notifications.kind", {
  "new-network": "Sign-in from a new network",
  "app-password-ends": "Device about to lose access",
  impersonated: "Administrator in your mailbox",
} satisfies Messages & Record<OptionalKind, string>);
