import type { DirectoryEventStream } from "@/lib/platform/db/schema/directory-event";
import type { DirectoryEventSource, Obstacle } from "@/lib/providers/directory/event-source";
import type { DirectorySource } from "@/lib/providers/directory/source";
import type { MemoryDirectory } from "@/lib/testing/directory/memory-directory";

interface MemoryEvent {
  key: string;
  time: number;
  subject: string;
}

/** The events of a directory in memory, for what a real one does on no command: late, lost and untimely ones, outages. */
export class MemoryDirectoryEvents {
  events: Record<DirectoryEventStream, MemoryEvent[]> = { "admin-events": [], "user-events": [] };
  obstacle: Obstacle | null = null;
  /** Is thrown by every question for events, while it is there. */
  outage: Error | null = null;
  /** What is done when somebody is asked for. */
  onFind: (id: string) => void | Promise<void> = () => undefined;
  /** Who was asked for, in turn. */
  asked: string[] = [];
  groups: Record<string, string[]> = {};
  /** Whether it tells nothing of whom it has removed, and lists everybody's ids instead. */
  listsIds = false;
  /** How often it was asked for these. */
  lists = 0;
  #made = 0;

  constructor(private readonly directory: MemoryDirectory) {}

  /** Tells that something about a person has changed. */
  tell(subject: string, time = Date.now(), stream: DirectoryEventStream = "admin-events"): void {
    this.events[stream].push({ key: `${stream}-${++this.#made}`, time, subject });
  }

  open(): DirectoryEventSource {
    const source = this.directory.open();
    return {
      find: async (id) => {
        this.asked.push(id);
        await this.onFind(id);
        return source.find(id);
      },
      groupsOf: async (id) => this.groups[id] ?? [],
      obstacle: async () => this.obstacle,
      newest: async (stream) => Math.max(0, ...this.#of(stream).map(({ time }) => time)),
      since: (stream, from) => this.#since(stream, from),
      ...(this.listsIds ? { ids: () => this.#ids(source) } : {}),
    };
  }

  async *#ids(source: DirectorySource) {
    this.lists++;
    if (this.outage) throw this.outage;
    for await (const { people } of source.pages()) yield people.map(({ id }) => id);
  }

  #of(stream: DirectoryEventStream): MemoryEvent[] {
    if (this.outage) throw this.outage;
    return this.events[stream];
  }

  async *#since(stream: DirectoryEventStream, from: number) {
    const due = this.#of(stream)
      .filter(({ time }) => time >= from)
      .sort((a, b) => a.time - b.time);
    for (const { key, time, subject } of due)
      yield { directoryEvents: [{ key, subject, happenedAt: new Date(time) }], until: time };
  }
}
