import { canonicalAddress } from "@/lib/platform/address/address";
import { type ClientProtocol, clientProtocols, doorLine } from "@/lib/platform/db/protocols";
import { shortText } from "@/lib/platform/input/short-text";
import { canonicalIp } from "@/lib/platform/networks";

/** More than any client sends; longer ones are refused before anything is computed. RFC 4616 sets no limit. */
const maxPasswordBytes = 1_024;
const maxUsernameLength = 512;
/** As at the portal. */
const maxNameLength = 320;
const maxServiceLength = 32;

/** Dovecot's and Postfix's names of the services, and the door each one is. */
const doors = new Map<string, ClientProtocol>(
  clientProtocols.flatMap((door) =>
    (doorLine(door).services ?? []).map((service) => [service, door] as const),
  ),
);

export interface LoginRequest {
  /** Canonical; null when the name cannot be a mailbox here. */
  address: string | null;
  /** What a directory may know somebody by: the address, or what was given where it is none; null when it cannot be a name. */
  name: string | null;
  /** As it was given, for the log; its beginning, if it is no name. */
  username: string;
  /** null when it cannot be anybody's password. */
  password: string | null;
  door: ClientProtocol | null;
  service: string;
  ip: string | null;
}

const controlCharacter = /\p{Cc}/u;

function readPassword(plain: string): string | null {
  const tooLong = Buffer.byteLength(plain) > maxPasswordBytes;
  return plain === "" || tooLong || controlCharacter.test(plain) ? null : plain;
}

/** Bytes that are no UTF-8 cannot be a password that was set here. */
function decodePassword(encoded: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(encoded, "base64"));
  } catch {
    return "";
  }
}

function readName(username: string): Pick<LoginRequest, "address" | "name"> {
  if (username.length > maxUsernameLength || username !== username.trim())
    return { address: null, name: null };
  const address = canonicalAddress(username)?.address ?? null;
  return { address, name: address ?? (canBeName(username) ? username : null) };
}

const canBeName = (username: string): boolean =>
  username !== "" && username.length <= maxNameLength && !controlCharacter.test(username);

type Fields = Record<"username" | "password" | "password_b64" | "real_rip" | "service", unknown>;

const isText = (value: unknown): value is string => typeof value === "string";

/** Null: there is no such field, or it is no text. */
function givenPassword({ password, password_b64 }: Fields): string | null {
  if (password_b64 !== undefined) return isText(password_b64) ? decodePassword(password_b64) : null;
  return isText(password) ? password : null;
}

/**
 * The login that Dovecot asks about, or null when the body is malformed. `password_b64` wins over `password`; other
 * fields (session, lport, mech, …) are welcome and not needed. Checked by hand: this is the hottest path there is.
 */
export function readLoginRequest(body: unknown): LoginRequest | null {
  if (typeof body !== "object" || body === null) return null;
  const { username, real_rip, service } = body as Fields;
  const given = givenPassword(body as Fields);
  if (!isText(username) || !isText(real_rip) || !isText(service) || service === "" || given === null)
    return null;
  const ip = real_rip === "" ? null : canonicalIp(real_rip);
  if (real_rip !== "" && ip === null) return null;
  return {
    ...readName(username),
    username: shortText(username, maxUsernameLength),
    password: readPassword(given),
    door: doors.get(service) ?? null,
    service: shortText(service, maxServiceLength),
    ip,
  };
}
