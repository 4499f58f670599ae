import { z } from "zod";
import type { DirectoryEventStream } from "@/lib/platform/db/schema/directory-event";
import { AccessRefused, DirectoryError } from "@/lib/providers/directory/directory-error";
import type {
  DirectoryEvent,
  DirectoryEventPage,
  DirectoryEventSource,
  Obstacle,
} from "@/lib/providers/directory/event-source";
import type { FoundPerson } from "@/lib/providers/directory/source";
import type { KeycloakApi } from "@/lib/providers/kinds/keycloak/admin-api";
import { eventsObstacle, userEventTypes } from "@/lib/providers/kinds/keycloak/event-records";
import { KeycloakSource } from "@/lib/providers/kinds/keycloak/source";
import { words } from "@/lib/words/text";

const directoryEventWords = words("provider.keycloak.notices", {
  noEvents: "Keycloak's Admin REST API didn't return a list of events.",
  noGroups: "Keycloak's Admin REST API didn't return a list of groups.",
  noListRemedy: "Check the provider's server URL, and that Keycloak is version 26 or later.",
  forbidden: "The service account isn't allowed to read events (403).",
  forbiddenRemedy:
    "In Keycloak, assign it the role view-events of realm-management: client, Service accounts roles, Assign role.",
});

const defaultPageSize = 500;

const eventShape = z.object({
  id: z.string().min(1).max(60),
  time: z.number(),
  /** Of an admin event: `users/ID`, and what is below it such as `users/ID/groups/…`. */
  resourcePath: z.string().nullish(),
  /** Of a user event. */
  userId: z.string().nullish(),
});

type Question = [string, string][];

const questions: Record<DirectoryEventStream, { path: string; narrowed: Question }> = {
  "admin-events": {
    path: "/admin-events",
    narrowed: [
      ...["USER", "GROUP_MEMBERSHIP"].map((type): [string, string] => ["resourceTypes", type]),
      ...["CREATE", "UPDATE", "DELETE"].map((type): [string, string] => ["operationTypes", type]),
    ],
  },
  "user-events": {
    path: "/events",
    narrowed: userEventTypes.map((type): [string, string] => ["type", type]),
  },
};

const noList = (what: "noEvents" | "noGroups") =>
  new DirectoryError(directoryEventWords(what), directoryEventWords("noListRemedy"));

const timeOf = (event: unknown): number => {
  const parsed = eventShape.pick({ time: true }).safeParse(event);
  if (!parsed.success) throw noList("noEvents");
  return parsed.data.time;
};

/** One event as a directory event; null for one about nobody, or that cannot be read: the full sync makes good for that. */
function readDirectoryEvent(stream: DirectoryEventStream, event: unknown): DirectoryEvent | null {
  const parsed = eventShape.safeParse(event);
  if (!parsed.success) return null;
  const { id, time, resourcePath, userId } = parsed.data;
  const isAdminEvent = stream === "admin-events";
  const subject = isAdminEvent ? /^users\/([^/]+)/.exec(resourcePath ?? "")?.[1] : userId;
  if (!subject || subject.length > 255) return null;
  return { key: `${isAdminEvent ? "a" : "u"}:${id}`, subject, happenedAt: new Date(time) };
}

/** A Keycloak realm's admin events and user events (Admin REST API; role `view-events`). */
export class KeycloakDirectoryEvents implements DirectoryEventSource {
  readonly #api: KeycloakApi;
  readonly #people: KeycloakSource;

  readonly #pageSize: number;

  constructor(api: KeycloakApi, pageSize = defaultPageSize) {
    this.#api = api;
    this.#pageSize = pageSize;
    this.#people = new KeycloakSource(api);
  }

  find(id: string): Promise<FoundPerson> {
    return this.#people.find(id);
  }

  async obstacle(stream: DirectoryEventStream): Promise<Obstacle | null> {
    const { body } = await this.#ask("/events/config", []);
    return eventsObstacle(stream, body);
  }

  async newest(stream: DirectoryEventStream): Promise<number> {
    const [last] = await this.#events(stream, [
      ["direction", "desc"],
      ["max", "1"],
    ]);
    return last ? timeOf(last) : 0;
  }

  /** By time and, among events of one millisecond, by offset: events that expire meanwhile shift nothing. */
  async *since(stream: DirectoryEventStream, from: number): AsyncIterable<DirectoryEventPage> {
    for (let start = from, first = 0; ; ) {
      const events = await this.#events(stream, [
        ["direction", "asc"],
        ["dateFrom", String(start)],
        ["first", String(first)],
        ["max", String(this.#pageSize)],
      ]);
      if (events.length === 0) return;
      const until = timeOf(events.at(-1));
      yield { directoryEvents: events.flatMap((event) => readDirectoryEvent(stream, event) ?? []), until };
      if (events.length < this.#pageSize) return;
      if (until > start) [start, first] = [until, 0];
      else first += events.length;
    }
  }

  async groupsOf(id: string): Promise<string[]> {
    const paths: string[] = [];
    for (;;) {
      const { body } = await this.#api.get(`/users/${encodeURIComponent(id)}/groups`, {
        first: String(paths.length),
        max: String(this.#pageSize),
        briefRepresentation: "true",
      });
      const page = z.array(z.object({ path: z.string() })).safeParse(body);
      if (!page.success) throw noList("noGroups");
      paths.push(...page.data.map(({ path }) => path));
      if (page.data.length < this.#pageSize) return paths;
    }
  }

  async #events(stream: DirectoryEventStream, question: Question): Promise<unknown[]> {
    const { path, narrowed } = questions[stream];
    const { status, body } = await this.#ask(path, [...narrowed, ...question]);
    if (status !== 200 || !Array.isArray(body)) throw noList("noEvents");
    return body;
  }

  async #ask(path: string, question: Question) {
    try {
      return await this.#api.get(path, question);
    } catch (error) {
      if (!(error instanceof AccessRefused)) throw error;
      throw new DirectoryError(
        directoryEventWords("forbidden"),
        directoryEventWords("forbiddenRemedy"),
        error,
      );
    }
  }
}
