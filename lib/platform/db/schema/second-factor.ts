import {
  bigint,
  customType,
  index,
  int,
  mysqlTable,
  primaryKey,
  text,
  unique,
  varchar,
} from "drizzle-orm/mysql-core";
import { createdAt, id, moment, reference } from "@/lib/platform/db/columns";
import { jsonColumn } from "@/lib/platform/db/json-column";

/** Who can have second factors. The tables here have no foreign key: an owner's deletion removes them by its verb. */
export const factorOwnerKinds = ["mailbox", "admin"] as const;
export type FactorOwnerKind = (typeof factorOwnerKinds)[number];

export const factorKinds = ["totp", "passkey"] as const;
export type FactorKind = (typeof factorKinds)[number];

/** drizzle's own binary column hands bytes over as text. */
const keyedDigest = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "binary(32)" });

const owner = () => ({
  ownerKind: varchar("owner_kind", { length: 16, enum: factorOwnerKinds }).notNull(),
  ownerId: reference("owner_id").notNull(),
});

/** An authenticator app (TOTP, RFC 6238) or a passkey (WebAuthn level 2). */
export const secondFactor = mysqlTable(
  "second_factor",
  {
    id: id(),
    ...owner(),
    kind: varchar("kind", { length: 16, enum: factorKinds }).notNull(),
    name: varchar("name", { length: 100 }).notNull(),
    /** TOTP: the secret, sealed. */
    sealedSecret: text("sealed_secret"),
    /** TOTP: the last time step that was used, so that each works once. */
    lastStep: bigint("last_step", { mode: "number" }),
    /** Passkey: SHA-256 (hex) of the credential id, which is too long for an index. */
    credentialDigest: varchar("credential_digest", { length: 64 }).unique("second_factor_credential_unique"),
    credentialId: text("credential_id"),
    /** Passkey: the COSE public key in base64url. */
    publicKey: text("public_key"),
    signCount: bigint("sign_count", { mode: "number" }),
    transports: jsonColumn<string[]>("transports"),
    createdAt: createdAt(),
    lastUsedAt: moment("last_used_at"),
  },
  (table) => [index("second_factor_owner").on(table.ownerKind, table.ownerId)],
);

/** A recovery code, of which only a keyed digest (HMAC-SHA-256) is kept; each works once. */
export const recoveryCode = mysqlTable(
  "recovery_code",
  {
    id: id(),
    ...owner(),
    digest: keyedDigest("digest").notNull(),
    usedAt: moment("used_at"),
    createdAt: createdAt(),
  },
  (table) => [unique("recovery_code_owner_unique").on(table.ownerKind, table.ownerId, table.digest)],
);

/**
 * A challenge that was handed to a browser, taken out by its first use; or, where nobody knew yet to whom, one that has been
 * `used`. `digest` is the SHA-256 (hex) of it.
 */
export const passkeyChallenge = mysqlTable(
  "passkey_challenge",
  {
    digest: varchar("digest", { length: 64 }).primaryKey(),
    ...owner(),
    purpose: varchar("purpose", { length: 16, enum: ["register", "prove", "used"] }).notNull(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [index("passkey_challenge_expires").on(table.expiresAt)],
);

/** Wrong proofs of an owner within a window, counted for the whole installation. */
export const factorGuess = mysqlTable(
  "factor_guess",
  {
    ...owner(),
    count: int("count").notNull(),
    windowEnds: moment("window_ends").notNull(),
  },
  (table) => [primaryKey({ name: "factor_guess_pk", columns: [table.ownerKind, table.ownerId] })],
);

/** Somebody who has given the password and nothing else yet: this opens nothing but the second step. */
export const pendingSignIn = mysqlTable(
  "pending_sign_in",
  {
    tokenDigest: varchar("token_digest", { length: 64 }).primaryKey(),
    ...owner(),
    expiresAt: moment("expires_at").notNull(),
    ip: varchar("ip", { length: 45 }),
    createdAt: createdAt(),
  },
  (table) => [
    index("pending_sign_in_owner").on(table.ownerKind, table.ownerId),
    index("pending_sign_in_expires").on(table.expiresAt),
  ],
);
