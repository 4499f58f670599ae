import { type CredentialKind, type DoorLine, doors } from "@/lib/platform/doors";

/** Everything a person, a mail app or a delivery can want to enter; lib/platform/doors.ts lists them. */
export type Door = keyof typeof doors;

type DoorWith<Line extends Partial<DoorLine>> = {
  [Name in Door]: (typeof doors)[Name] extends Line ? Name : never;
}[Door];
type DoorThatTakes<Kind extends CredentialKind> = {
  [Name in Door]: Kind extends (typeof doors)[Name]["takes"][number] ? Name : never;
}[Door];

/** A door that a mailbox can have switched on and off. */
export type Protocol = DoorWith<{ purpose: string }>;
/** A protocol that a mail app may use with a password of its own. */
export type ClientProtocol = DoorThatTakes<"app-password">;
/** A door behind nginx, to SOGo. */
export type WebDoor = DoorWith<{ paths: readonly string[] }>;

const lines: Record<Door, DoorLine> = doors;

/** The names of all doors, in the order of documents. */
export const doorNames = Object.keys(doors) as Door[];

/** What the table says of a door. */
export const doorLine = (door: Door): DoorLine => lines[door];

/** Whether a door can be opened by a kind of credential at all. */
export const takesCredential = (door: Door, kind: CredentialKind): boolean =>
  lines[door].takes.includes(kind);

export const isClientProtocol = (door: Door): door is ClientProtocol => takesCredential(door, "app-password");
export const isProtocol = (door: Door): door is Protocol => lines[door].purpose !== undefined;
const isWebDoor = (door: Door): door is WebDoor => lines[door].paths !== undefined;

/** The protocols of mail apps; named as in the design and in Dovecot's `service`. */
export const clientProtocols: readonly ClientProtocol[] = doorNames.filter(isClientProtocol);
/** All doors that a mailbox can have switched: those of mail apps, and webmail. */
export const protocols: readonly Protocol[] = doorNames.filter(isProtocol);
export const webDoors: readonly WebDoor[] = doorNames.filter(isWebDoor);

/** Doors in the order in which people look for them. */
export const inSight = <Name extends Door>(names: readonly Name[]): Name[] =>
  [...names].sort((one, other) => lines[one].place - lines[other].place);

/** A record with one entry for each of `names`. */
export const byDoor = <Name extends Door, Value>(names: readonly Name[], entryOf: (name: Name) => Value) =>
  Object.fromEntries(names.map((name) => [name, entryOf(name)])) as Record<Name, Value>;

/** One flag per client protocol from a list of their names. */
export const protocolFlags = (enabled: readonly ClientProtocol[]): Record<ClientProtocol, boolean> =>
  byDoor(clientProtocols, (name) => enabled.includes(name));

/** The names of the client protocols that are on, in the order of documents. */
export const enabledProtocols = (flags: Record<ClientProtocol, boolean>): ClientProtocol[] =>
  clientProtocols.filter((name) => flags[name]);

export const startPages = ["portal", "webmail"] as const;
export type StartPage = (typeof startPages)[number];
