import type { Door, Protocol } from "@/lib/platform/db/protocols";
import { type DoorLine, doors } from "@/lib/platform/doors";
import { verbatim } from "@/lib/words/compose-text";
import { derivedText, type Text } from "@/lib/words/text";

const lines: Record<Door, DoorLine> = doors;

const isDoor = (name: string): name is Door => Object.hasOwn(doors, name);

/** What people call a door; of what is none (a service that was noted long ago), the name as it is. */
export const doorLabel = (name: string): Text =>
  isDoor(name) ? derivedText("doors", `${name}.label`, lines[name].label) : verbatim(name);

/** What a protocol is good for. */
export const purposeOf = (protocol: Protocol): Text =>
  derivedText("doors", `${protocol}.purpose`, doors[protocol].purpose);
