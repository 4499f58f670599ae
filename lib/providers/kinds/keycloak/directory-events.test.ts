import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { contractPerson } from "@/lib/testing/directory/contract";
import { FakeKeycloak, json } from "@/lib/testing/directory/fake-keycloak";

let keycloak: FakeKeycloak;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  keycloak = new FakeKeycloak((now) => vi.setSystemTime(now));
  await keycloak.start();
});
afterEach(() => {
  keycloak.stop();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const event = (id: string, time: number, resourcePath: string | null = `users/${id}`) => ({
  id: `event-${id}`,
  time,
  resourcePath,
  operationType: "UPDATE",
});

async function keysSince(stream: "admin-events" | "user-events", from = 0) {
  const keys: string[] = [];
  for await (const { directoryEvents } of keycloak.openDirectoryEvents(2).since(stream, from, false))
    keys.push(...directoryEvents.map(({ key, subject }) => `${key} ${subject}`));
  return keys;
}

describe("events", () => {
  it("are asked for from a moment on, oldest first, and by offset only among those of one millisecond", async () => {
    keycloak.answers = [
      json([event("a", 10), event("b", 20)]),
      json([event("b", 20), event("c", 20)]),
      json([event("d", 20), event("e", 30)]),
      json([event("e", 30)]),
    ];
    await keysSince("admin-events", 5);
    const asked = keycloak.paths.map((url) => new URL(url, "http://fake").searchParams);
    expect(asked.map((query) => [query.get("dateFrom"), query.get("first")])).toEqual([
      ["5", "0"],
      ["20", "0"],
      ["20", "2"],
      ["30", "0"],
    ]);
    expect(asked[0]?.get("direction")).toBe("asc");
    expect(asked[0]?.getAll("resourceTypes")).toEqual(["USER", "GROUP_MEMBERSHIP"]);
  });

  it("name the person, also by what is below it; others are about nobody and do not end the reading", async () => {
    keycloak.answers = [
      json([event("a", 10, "users/a/groups/g"), event("b", 20, "groups/b")]),
      json([{ id: 7, time: 20 }, event("c", 30, null)]),
      json([event("d", 40)]),
    ];
    expect(await keysSince("admin-events")).toEqual(["a:event-a a", "a:event-d d"]);
    keycloak.answers = [json([{ id: "u1", time: 1, type: "UPDATE_PROFILE", userId: "p" }])];
    expect(await keysSince("user-events")).toEqual(["u:u1 p"]);
    expect(new URL(keycloak.paths.at(-1) ?? "", "http://x").searchParams.getAll("type")).toContain(
      "DELETE_ACCOUNT",
    );
  });

  it("that may not be read are told with the role that is missing", async () => {
    keycloak.fail({ kind: "denied" });
    await expect(keysSince("admin-events")).rejects.toMatchObject({
      remedy: { english: expect.stringContaining("view-events") },
    });
    keycloak.answers = [json({ error: "Realm not found." }, 404)];
    await expect(keysSince("admin-events")).rejects.toMatchObject({ code: "unavailable" });
  });

  it("have a newest one, or none", async () => {
    keycloak.answers = [json([event("z", 99)]), json([])];
    expect(await keycloak.openDirectoryEvents(2).newest("admin-events")).toBe(99);
    expect(await keycloak.openDirectoryEvents(2).newest("user-events")).toBe(0);
  });

  it("are not kept where the realm is set so", async () => {
    const kept = { eventsEnabled: true, adminEventsEnabled: true, enabledEventTypes: [] };
    const ask = (config: object, stream: "admin-events" | "user-events") => {
      keycloak.answers = [json({ ...kept, ...config })];
      return keycloak.openDirectoryEvents(2).obstacle(stream);
    };
    expect(await ask({}, "admin-events")).toBeNull();
    expect(await ask({}, "user-events")).toBeNull();
    expect(await ask({ adminEventsEnabled: false }, "admin-events")).toMatchObject({
      remedy: { english: expect.stringContaining("Admin events") },
    });
    expect(await ask({ eventsEnabled: false }, "user-events")).toMatchObject({
      remedy: { english: expect.stringContaining("User events") },
    });
    expect(await ask({ enabledEventTypes: ["LOGIN", "UPDATE_PROFILE"] }, "user-events")).toMatchObject({
      problem: { values: { types: expect.stringContaining("DELETE_ACCOUNT") } },
    });
  });
});

it("gives the groups of a person by their paths, page after page, and takes no other answer for none", async () => {
  keycloak.answers = [json([{ path: "/a" }, { path: "/a/b" }]), json([{ path: "/c" }])];
  expect(await keycloak.openDirectoryEvents(2).groupsOf("x")).toEqual(["/a", "/a/b", "/c"]);
  keycloak.answers = [json({ error: "User not found" }, 404)];
  await expect(keycloak.openDirectoryEvents(2).groupsOf("x")).rejects.toMatchObject({ code: "unavailable" });
});

it("finds people as the list does", async () => {
  const person = contractPerson(1);
  await keycloak.fill([person]);
  expect(await keycloak.openDirectoryEvents(2).find(person.id)).toEqual({ state: "found", person });
});
