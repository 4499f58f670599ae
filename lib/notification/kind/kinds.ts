import { z } from "zod";
import { factorKinds } from "@/lib/platform/db/schema/second-factor";

/** What each mail tells besides who did it, from where and when; it stands in the outbox as JSON. */
export const notificationValues = {
  "app-password-added": z.object({ name: z.string() }),
  "factor-added": z.object({ factor: z.enum(factorKinds), name: z.string() }),
  "factor-removed": z.object({ factor: z.enum(factorKinds), name: z.string() }),
  "factors-reset": z.object({}),
  "recovery-codes-renewed": z.object({}),
  /** `how`: by whom the new password was chosen; `reset` is the person, by the recovery address. */
  "password-changed": z.object({ how: z.enum(["person", "administrator", "reset"]) }),
  /** `now`: null where there is none any more. */
  "recovery-address-changed": z.object({ now: z.string().nullable() }),
  /** Told to the address itself, which is not to learn what took its place. */
  "recovery-address-dropped": z.object({}),
  /** `door`: as in the login history. */
  "new-network": z.object({ door: z.string(), network: z.string() }),
  "app-password-ends": z.object({ name: z.string(), endsAt: z.iso.datetime() }),
  impersonated: z.object({ until: z.iso.datetime() }),
  "recovery-address-confirmation": z.object({}),
  "password-reset": z.object({}),
};

export type NotificationKind = keyof typeof notificationValues;
type ValuesOf<Kind extends NotificationKind> = z.output<(typeof notificationValues)[Kind]>;
export type NotificationValues = {
  [Kind in NotificationKind]: ValuesOf<Kind> extends Record<string, never>
    ? Record<never, never>
    : ValuesOf<Kind>;
};

/**
 * Why a mail is sent, which says who may switch it off and what it is counted with: `essential` tells of what opens an
 * account and always goes out, `optional` is the person's choice, `link` was asked for by somebody and carries a secret link
 * to an address that is given with it.
 */
export const notificationPurposes = {
  "app-password-added": "essential",
  "factor-added": "essential",
  "factor-removed": "essential",
  "factors-reset": "essential",
  "recovery-codes-renewed": "essential",
  "password-changed": "essential",
  "recovery-address-changed": "essential",
  "recovery-address-dropped": "essential",
  "new-network": "optional",
  "app-password-ends": "optional",
  impersonated: "optional",
  "recovery-address-confirmation": "link",
  "password-reset": "link",
} as const satisfies Record<NotificationKind, string>;

type KindsFor<Purpose extends string> = {
  [Kind in NotificationKind]: (typeof notificationPurposes)[Kind] extends Purpose ? Kind : never;
}[NotificationKind];

export type Purpose = (typeof notificationPurposes)[NotificationKind];
export type LinkKind = KindsFor<"link">;
export type OptionalKind = KindsFor<"optional">;

/** What people may switch off, in the order in which they are asked. */
export const optionalKinds = [
  "new-network",
  "app-password-ends",
  "impersonated",
] as const satisfies OptionalKind[];

/** What a confirmed recovery address is told as well: whoever has got into a mailbox reads, and deletes, what comes there. */
export const recoveryKinds: readonly NotificationKind[] = [
  "app-password-added",
  "factor-added",
  "factor-removed",
  "factors-reset",
  "recovery-codes-renewed",
  "password-changed",
];

export const isNotificationKind = (kind: string): kind is NotificationKind =>
  Object.hasOwn(notificationPurposes, kind);
