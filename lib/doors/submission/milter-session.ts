import { decideFrom } from "@/lib/doors/submission/decide-from";
import { logger } from "@/lib/platform/log";

/*
 * One connection of the milter protocol (Sendmail's, version 2 to 6; libmilter's mfdef.h, Postfix's milter8.c): a packet is its
 * length in four bytes, a letter, and what belongs to it. Only the letters that Postfix sends after our wishes are told apart.
 */

/** Postfix's own limit of a header line is 100 KiB; longer packets are not Postfix's. */
const maxPacketBytes = 262_144;
const newestVersion = 6;
/** SMFIP_NOCONNECT, NOHELO, NORCPT, NOBODY, NOUNKNOWN, NODATA: stages that we do not want to hear of. */
const unwantedStages = 0x01 | 0x02 | 0x08 | 0x10 | 0x100 | 0x200;
/** More From lines are refused all the same. */
const mostFromLines = 4;

const continues = packet("c");
const refusedCode = "550 5.7.1";

function packet(letter: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(data.length + 1);
  head.write(letter, 4, "latin1");
  return Buffer.concat([head, data]);
}

const texts = (data: Buffer): string[] => data.toString("utf8").split("\0");

/** Letters that are never answered: macros, the end of a mail given up, of the session, of this one of several. */
const unanswered = new Set(["D", "A", "Q", "K"]);

interface Mail {
  sender: string;
  from: string[];
}

/** What one MTA says on one connection, and what it is answered. */
export class MilterSession {
  private unread: Buffer = Buffer.alloc(0);
  private login: string | null = null;
  private mail: Mail = { sender: "", from: [] };
  /** True when the other side has said goodbye. */
  ended = false;

  /** Takes bytes as they come; the answers to all packets that are whole. Throws when it is not this protocol. */
  take(bytes: Buffer): Buffer {
    this.unread = Buffer.concat([this.unread, bytes]);
    const answers: Buffer[] = [];
    while (this.unread.length >= 4) {
      const length = this.unread.readUInt32BE();
      if (length === 0 || length > maxPacketBytes) throw new Error(`a milter packet of ${length} bytes`);
      if (this.unread.length < 4 + length) break;
      const [letter, data] = [String.fromCharCode(this.unread[4] ?? 0), this.unread.subarray(5, 4 + length)];
      this.unread = this.unread.subarray(4 + length);
      const answer = this.answer(letter, data);
      if (!unanswered.has(letter)) answers.push(answer);
    }
    return Buffer.concat(answers);
  }

  private answer(letter: string, data: Buffer): Buffer {
    switch (letter) {
      case "O":
        return this.negotiate(data);
      case "D":
        this.readMacros(data);
        return continues;
      case "M":
        this.mail = { sender: (texts(data)[0] ?? "").replace(/^<|>$/g, ""), from: [] };
        return continues;
      case "L":
        this.readHeader(data);
        return continues;
      case "E":
        return this.decide();
      case "A":
        this.mail = { sender: "", from: [] };
        return continues;
      case "Q":
        this.ended = true;
        return continues;
      default:
        return continues;
    }
  }

  private negotiate(data: Buffer): Buffer {
    if (data.length < 12) throw new Error("a milter negotiation without its three words");
    const wishes = Buffer.alloc(12);
    wishes.writeUInt32BE(Math.min(newestVersion, data.readUInt32BE(0)), 0);
    wishes.writeUInt32BE((data.readUInt32BE(8) & unwantedStages) >>> 0, 8);
    return packet("O", wishes);
  }

  /** Macros come before the stage that they belong to; the login comes with MAIL FROM. */
  private readMacros(data: Buffer): void {
    if (data[0] !== "M".charCodeAt(0)) return;
    // Names and values by turns: the value of another macro, such as a sender, may look like this name.
    const words = texts(data.subarray(1));
    const at = words.findIndex((word, index) => index % 2 === 0 && word === "{auth_authen}");
    this.login = at < 0 ? null : (words[at + 1] ?? null);
  }

  private readHeader(data: Buffer): void {
    const [name = "", value = ""] = texts(data);
    const isFrom = name.trim().toLowerCase() === "from";
    if (isFrom && this.mail.from.length < mostFromLines) this.mail.from.push(value);
  }

  private decide(): Buffer {
    const decision = decideFrom({ login: this.login, ...this.mail });
    if (decision.accepted) return continues;
    logger("submission").info({ login: this.login, sender: this.mail.sender }, `refused: ${decision.reason}`);
    return packet("y", Buffer.from(`${refusedCode} ${decision.reason}\0`));
  }
}
