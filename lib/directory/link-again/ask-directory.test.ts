import { afterEach, describe, expect, it, vi } from "vitest";
import { askDirectory, type OpenFinder } from "@/lib/directory/link-again/ask-directory";
import { AccessRefused, DirectoryError } from "@/lib/providers/directory/directory-error";
import type { Person } from "@/lib/providers/directory/person";
import type { FoundPerson } from "@/lib/providers/directory/source";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";
import type { EnabledProvider } from "@/lib/providers/provider/queries";
import { verbatim } from "@/lib/words/compose-text";

/* Whether somebody's account is gone decides whether another may have the mailbox: silence must never say that it is. */

afterEach(() => void vi.restoreAllMocks());

const provider = (settings: object = {}) =>
  ({ slug: "corp", settings: openIdSettings.parse(settings), mappings: [] }) as unknown as EnabledProvider;
const person = (over: Partial<Person> = {}): FoundPerson => ({
  state: "found",
  person: {
    id: "a",
    username: "anna",
    email: "Anna@Demo.test",
    emailVerified: true,
    givenName: "Anna",
    familyName: "Bell",
    enabled: true,
    attributes: {},
    ...over,
  },
});
const refused = new DirectoryError(verbatim("no"), verbatim("mend it"));
const forbidden = Object.assign(Object.create(AccessRefused.prototype) as AccessRefused, { message: "403" });
const named = (name: string) => Object.assign(new Error("late"), { name });

type Answer = FoundPerson | Error;
const finder = (answers: Record<string, Answer>, asked: string[] = []): OpenFinder => {
  const find = async (id: string): Promise<FoundPerson> => {
    asked.push(id);
    const answer = answers[id] ?? { state: "gone" };
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return () => ({ find });
};
const wordOf = async (answer: Answer, settings: object = {}) =>
  (await askDirectory(provider(settings), ["a"], finder({ a: answer })))("a");

describe("the directory's word for an account", () => {
  it.each<[string, Answer, string]>([
    ["of somebody who is there", person(), "enabled"],
    ["of somebody who is shut out there", person({ enabled: false }), "disabled"],
    ["of somebody who is not there", { state: "gone" }, "gone"],
    [
      "that cannot be read",
      { state: "malformed", problem: verbatim("x") } as unknown as FoundPerson,
      "silent",
    ],
    ["of a directory that is broken", refused, "silent"],
    ["of one that was waited for too long", named("TimeoutError"), "silent"],
    ["of one that was broken off", named("AbortError"), "silent"],
    ["of one that does not let us read people", forbidden, "not-asked"],
  ])("%s is %j", async (_, answer, word) => expect((await wordOf(answer)).word).toBe(word));

  it("comes with the address only where that is proven, and with the name", async () => {
    expect(await wordOf(person())).toEqual({
      word: "enabled",
      person: { address: "anna@demo.test", displayName: "Anna Bell" },
    });
    const unproven = { word: "disabled", person: { address: null, displayName: "Anna Bell" } };
    expect(await wordOf(person({ emailVerified: false, enabled: false }))).toEqual(unproven);
    expect(await wordOf(person({ email: null, enabled: false }))).toEqual(unproven);
  });

  it("is not asked for where there is nobody to ask", async () => {
    const answer = await askDirectory(provider(), ["a"], () => null);
    expect([answer("a"), answer("other")]).toEqual([{ word: "not-asked" }, { word: "not-asked" }]);
  });

  it("is silence about whom it was not asked", async () => {
    const answer = await askDirectory(provider(), ["a"], finder({ a: person() }));
    expect(answer("b")).toEqual({ word: "silent" });
  });

  it("hides no fault of ours", async () => {
    const asked = askDirectory(provider(), ["a"], finder({ a: new TypeError("a fault") }));
    await expect(asked).rejects.toThrow(TypeError);
  });
});

describe("many accounts", () => {
  const many = Array.from({ length: 20 }, (_, index) => `p${index}`);

  it("are asked about eight at a time, each once, in their order", async () => {
    const asked: string[] = [];
    let running = 0;
    let most = 0;
    const find = async (id: string): Promise<FoundPerson> => {
      asked.push(id);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running--;
      return id === "p13" ? { state: "gone" } : person();
    };
    const answer = await askDirectory(provider(), [...many, "p0", "p13"], () => ({ find }));
    expect([asked, most]).toEqual([many, 8]);
    expect(many.filter((id) => answer(id).word === "gone")).toEqual(["p13"]);
  });

  it("are asked about no further than where it falls silent: that would be waited for once more", async () => {
    const asked: string[] = [];
    const answer = await askDirectory(
      provider(),
      many,
      finder({ p9: refused, ...Object.fromEntries(many.slice(0, 9).map((id) => [id, person()])) }, asked),
    );
    expect(asked).toEqual(many.slice(0, 16));
    expect([answer("p8").word, answer("p9").word, answer("p10").word, answer("p16").word]).toEqual([
      "enabled",
      "silent",
      "gone",
      "silent",
    ]);
  });

  it("are asked about within a quarter of a minute in all", async () => {
    const timeout = vi.spyOn(AbortSignal, "timeout");
    let given: AbortSignal | undefined;
    await askDirectory(provider(), many, (_, signal) => {
      given = signal;
      return { find: async () => person() };
    });
    expect(timeout.mock.calls).toEqual([[15_000]]);
    expect(given).toBe(timeout.mock.results[0]?.value);
  });
});
