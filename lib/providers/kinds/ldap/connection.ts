import type { Socket } from "node:net";
import {
  BindRequest,
  type Control,
  type Filter,
  PagedResultsControl,
  SearchRequest,
  UnbindRequest,
} from "ldapts";
import { MalformedMessage } from "@/lib/providers/kinds/ldap/ber";
import { Frames, MessageTooLarge } from "@/lib/providers/kinds/ldap/frames";
import {
  type LdapEntry,
  type LdapMessage,
  type LdapResult,
  pageCookie,
  readMessage,
} from "@/lib/providers/kinds/ldap/message";
import { ldapProblem } from "@/lib/providers/kinds/ldap/problem";
import { openSocket, type Reaching } from "@/lib/providers/kinds/ldap/socket";

/** What one answer may cost. */
export interface LdapBounds {
  /** For one operation, in milliseconds. */
  timeMs: number;
  /** Of all messages of one operation. */
  maxBytes: number;
  maxEntries: number;
}

export interface LdapSearch {
  base: string;
  scope: "base" | "one" | "sub";
  filter: Filter;
  /** The names of the attributes that are wanted; `1.1` for none (RFC 4511, section 4.5.1.8). */
  attributes: readonly string[];
  /** Most entries that are wanted. */
  sizeLimit?: number;
  /** A page of a larger answer (RFC 2696); `cookie` is that of the page before. */
  page?: { size: number; cookie: Buffer };
}

export interface LdapAnswer<Item = LdapEntry> {
  /** The entries, or what was read of them. */
  entries: Item[];
  /** How many references to other servers there were; they are never followed. */
  references: number;
  result: LdapResult;
  /** Where the next page begins; empty: this was the last one; null: the server did not page. */
  cookie: Buffer | null;
}

type Operation = "bind" | "search";

/** A question that waits for its answer. */
interface Pending {
  of: Operation;
  found: Pick<LdapAnswer, "references"> & { number: number };
  bytes: number;
  take(entry: LdapEntry): void;
  settle(result: LdapResult): void;
  fail(error: unknown): void;
}

/** How long a server may take to let a connection go, in milliseconds. */
const goodbyeMs = 1_000;

/**
 * One connection to a server of a directory. A question throws `ForeignProblem` when its answer does not come, is too large
 * or is malformed, and the signal's reason when that says so; after any of these the connection is over, and is never opened again
 * by itself: what follows would be asked by nobody. Whatever the server decided is an answer, with its result code.
 */
export class LdapConnection {
  readonly #socket: Socket;
  readonly #bounds: LdapBounds;
  readonly #frames: Frames;
  readonly #pending = new Map<number, Pending>();
  /** StartTLS was 1. */
  #lastId = 1;
  /** Why nothing can be asked any more; null: it can. */
  #end: unknown = null;

  constructor(
    socket: Socket,
    /** The URL of the server. */
    readonly url: string,
    bounds: LdapBounds,
    signal?: AbortSignal,
  ) {
    this.#socket = socket;
    this.#bounds = bounds;
    this.#frames = new Frames(bounds.maxBytes);
    socket.on("data", (chunk: Buffer) => this.#read(chunk));
    socket.on("error", (error) => this.#fail(error));
    socket.on("close", () => this.#fail(Object.assign(new Error("closed"), { code: "ECONNRESET" })));
    const told = () => {
      this.#over(signal?.reason);
      socket.destroy();
    };
    signal?.addEventListener("abort", told, { once: true });
    socket.on("close", () => signal?.removeEventListener("abort", told));
    if (socket.destroyed) this.#fail(Object.assign(new Error("closed"), { code: "ECONNRESET" }));
  }

  /** Whether questions can still be asked. */
  get isOpen(): boolean {
    return this.#end === null;
  }

  /** As `openSocket`, ready to be asked. Throws `ForeignProblem`, and the signal's reason. */
  static async open(
    url: string,
    reaching: Reaching,
    { connectMs, ...bounds }: LdapBounds & { connectMs: number },
    signal?: AbortSignal,
  ): Promise<LdapConnection> {
    const late = AbortSignal.timeout(connectMs);
    try {
      const socket = await openSocket(url, reaching, signal ? AbortSignal.any([signal, late]) : late);
      return new LdapConnection(socket, url, bounds, signal);
    } catch (error) {
      signal?.throwIfAborted();
      throw ldapProblem(error, url);
    }
  }

  /**
   * Simple bind (RFC 4513, section 5.1). Never with an empty name or password, which many servers let in as nobody
   * (section 5.1.2): whoever asks has refused these before.
   */
  async bind(dn: string, password: string, controls: Control[] = []): Promise<LdapResult> {
    if (dn === "" || password === "") throw new Error("a bind without a name or a password proves nothing");
    const { result } = await this.#ask("bind", (messageId) =>
      new BindRequest({ messageId, dn, password, controls }).write(),
    );
    return result;
  }

  search(question: LdapSearch): Promise<LdapAnswer> {
    return this.searchFor(question, (entry) => entry);
  }

  /** As `search`; of each entry only what `read` makes of it is kept, as soon as it has come. */
  async searchFor<Item>(
    { base, page, sizeLimit = 0, attributes, ...question }: LdapSearch,
    read: (entry: LdapEntry) => Item,
  ): Promise<LdapAnswer<Item>> {
    const controls = page ? [new PagedResultsControl({ value: page })] : [];
    const entries: Item[] = [];
    const write = (messageId: number) =>
      new SearchRequest({
        ...question,
        messageId,
        controls,
        baseDN: base,
        attributes: [...attributes],
        derefAliases: "never",
        sizeLimit,
        // Servers count whole seconds: in Samba a limit of 1 is over as soon as the next one begins.
        timeLimit: Math.ceil(this.#bounds.timeMs / 1_000) + 1,
      }).write();
    const answer = await this.#ask("search", write, (entry) => entries.push(read(entry)));
    return { ...answer, entries, cookie: page ? this.#cookieOf(answer.result) : null };
  }

  /** Says goodbye (RFC 4511, section 4.3) and ends the connection. */
  close(): void {
    if (!this.isOpen) return;
    this.#socket.setTimeout(goodbyeMs, () => this.#socket.destroy());
    this.#socket.end(new UnbindRequest({ messageId: this.#nextId() }).write());
    this.#over(new Error("the connection was closed by us"));
  }

  #cookieOf({ controls }: LdapResult): Buffer | null {
    try {
      return pageCookie(controls);
    } catch (error) {
      this.#fail(error);
      throw ldapProblem(error, this.url);
    }
  }

  #nextId(): number {
    this.#lastId = this.#lastId >= 2 ** 30 ? 2 : this.#lastId + 1;
    return this.#lastId;
  }

  #ask(
    of: Operation,
    write: (id: number) => Buffer,
    take: Pending["take"] = () => undefined,
  ): Promise<Pick<LdapAnswer, "references" | "result">> {
    const id = this.#nextId();
    return new Promise((resolve, reject) => {
      if (!this.isOpen) return reject(this.#end);
      const late = () => this.#fail(new DOMException("no answer in time", "TimeoutError"));
      const timer = setTimeout(late, this.#bounds.timeMs);
      const over = () => {
        clearTimeout(timer);
        this.#pending.delete(id);
      };
      const found = { number: 0, references: 0 };
      this.#pending.set(id, {
        of,
        found,
        bytes: 0,
        take,
        settle: (result) => {
          over();
          resolve({ references: found.references, result });
        },
        fail: (error) => {
          over();
          reject(error);
        },
      });
      this.#socket.write(write(id));
    });
  }

  #read(chunk: Buffer): void {
    if (!this.isOpen) return;
    try {
      for (const frame of this.#frames.push(chunk)) this.#take(readMessage(frame), frame.length);
    } catch (error) {
      this.#fail(error);
    }
  }

  #take(message: LdapMessage, bytes: number): void {
    const pending = this.#pending.get(message.id);
    // An answer to nothing: the server says goodbye (id 0; RFC 4511, section 4.4.1), or has lost count.
    if (!pending) throw Object.assign(new Error("an answer to no question"), { code: "ECONNRESET" });
    pending.bytes += bytes;
    if (pending.bytes > this.#bounds.maxBytes) throw new MessageTooLarge();
    if (message.kind === "done" && message.of !== pending.of)
      throw new MalformedMessage("an answer to another question");
    if (message.kind === "done") pending.settle(message.result);
    else if (message.kind === "reference") pending.found.references++;
    else if (++pending.found.number > this.#bounds.maxEntries) throw new MessageTooLarge();
    else pending.take(message.entry);
  }

  #fail(error: unknown): void {
    if (!this.isOpen) return;
    this.#over(ldapProblem(error, this.url));
    this.#socket.destroy();
  }

  #over(end: unknown): void {
    if (!this.isOpen) return;
    this.#end = end ?? new Error("over");
    for (const pending of [...this.#pending.values()]) pending.fail(this.#end);
  }
}
