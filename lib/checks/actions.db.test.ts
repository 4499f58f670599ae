import { beforeAll, describe, expect, it } from "vitest";
import { forms } from "@/app/(console)/forms";
import { toAppError } from "@/lib/platform/errors";
import { actionSamples, placeOf } from "@/lib/testing/action-samples";
import { type ActionSample, sentForms } from "@/lib/testing/actions/action-sample";
import { actionFiles, loadAppFile } from "@/lib/testing/app-files";
import {
  type ConsoleFixture,
  createConsoleFixture,
  type VisitorKind,
  visitors,
} from "@/lib/testing/console-fixture";
import { testDatabase } from "@/lib/testing/database";
import { malformedCalls } from "@/lib/testing/malformed-calls";
import { arriveWith } from "@/lib/testing/next-request";
import { oneKeyPair } from "@/lib/testing/one-key-pair";
import { callAction, type Outcome } from "@/lib/testing/page-visit";
import { digestTables } from "@/lib/testing/table-digest";
import { endedBetween, lostBetween, readWaysIn } from "@/lib/testing/ways-in";

/*
 * Every server action, and every form of the console, called by everybody who must not get through. The lists are made from
 * the file tree and the registry of forms: what has no line in lib/testing/actions/ fails here, so none can be forgotten.
 */

const database = testDatabase();
oneKeyPair();

async function everyAction(): Promise<string[]> {
  const names: string[] = [];
  for (const file of actionFiles())
    for (const [name, value] of Object.entries(await loadAppFile(file)))
      if (typeof value === "function") names.push(`${file}#${name}`);
  return names.sort();
}

const cases = Object.entries(actionSamples).flatMap(([name, sample]) =>
  "open" in sample ? [] : sample.roles.map((role) => ({ name, role, sample })),
);

interface Call {
  name: string;
  role: VisitorKind;
  sample: ActionSample;
}

async function callWith(name: string, args: readonly unknown[], cookies: Record<string, string>) {
  const [file = "", exported = ""] = placeOf(name).split("#");
  const action = (await loadAppFile(file))[exported];
  if (typeof action !== "function") throw new Error(`${name} is no function`);
  arriveWith(cookies);
  return callAction((...given) => action(...given), args);
}

/** Calls an action about things of `fixture`, as who brings these cookies. */
const call = (fixture: ConsoleFixture, { name, role, sample }: Call, cookies: Record<string, string>) =>
  callWith(name, sample.args(fixture, role), cookies);

const stateOf = (outcome: Outcome): Record<string, unknown> =>
  outcome.kind === "returned" && typeof outcome.value === "object" ? { ...outcome.value } : {};

const unforeseen = toAppError(new Error("unforeseen")).message;

const signInPages = /^\/(\?|$)|^\/(domain-)?admin\/login/;

/** Words that say no, at which field where somebody is signed in, or the way to the sign-in; nothing that was asked for. */
function expectRefused(outcome: Outcome, fieldsMaySay: boolean): void {
  if (outcome.kind === "redirect") expect(outcome.to).toMatch(signInPages);
  else if (outcome.kind === "refused")
    expect(["unauthenticated", "forbidden", "not-found"]).toContain(outcome.code);
  else if (outcome.kind !== "not-found") {
    const { problem, result, fields } = stateOf(outcome);
    expect({ problem: typeof problem, result }).toEqual({ problem: "string" });
    if (!fieldsMaySay) expect(fields).toBeUndefined();
  }
}

/** No refusal, so that the sample shows that it is who asks that is refused elsewhere, not what is asked. */
function expectDone(outcome: Outcome): void {
  expect(["returned", "redirect"]).toContain(outcome.kind);
  if (outcome.kind === "redirect") expect(outcome.to).not.toContain("/login");
  const { problem, fields } = stateOf(outcome);
  expect({ problem, fields }).toEqual({});
}

describe("the table of actions", () => {
  it("has every action, and none that is gone", async () => {
    expect([...new Set(Object.keys(actionSamples).map(placeOf))].sort()).toEqual(await everyAction());
  });

  it("has every form that one of them sends", () => {
    expect(sentForms(Object.keys(actionSamples)).sort()).toEqual(Object.keys(forms).sort());
  });
});

describe("whoever may", () => {
  it.each(cases)("$name: $role", async (one) => {
    const fixture = await createConsoleFixture(database.context());
    const before = await digestTables(database.client());
    const open = await readWaysIn(database.client().db);
    const outcome = await call(fixture, one, fixture.cookies[one.role]);
    const after = await digestTables(database.client());
    const left = await readWaysIn(database.client().db);
    const { own = "changes" } = one.sample;
    if (own === "refuses") expect(stateOf(outcome).problem ?? stateOf(outcome).fields).toBeTruthy();
    else expectDone(outcome);
    if (own === "changes") expect(after).not.toEqual(before);
    if (own === "answers") expect(after).toEqual(before);
    expect(endedBetween(open, left), "ends what is open where somebody has lost a way in").toEqual(
      lostBetween(open, left),
    );
  });
});

describe("whoever may not", () => {
  let own: ConsoleFixture;
  let foreign: ConsoleFixture;
  beforeAll(async () => {
    own = await createConsoleFixture(database.context());
    foreign = await createConsoleFixture(database.context());
  });

  const othersThan = (role: VisitorKind): Record<string, string> =>
    Object.assign({}, ...visitors.filter((one) => one !== role).map((one) => own.cookies[one]));

  it.each(cases)("$name: nobody, and everybody but the $role", async (one) => {
    const before = await digestTables(database.client());
    for (const cookies of [{}, othersThan(one.role)]) expectRefused(await call(own, one, cookies), false);
    expect(await digestTables(database.client())).toEqual(before);
  });

  const foreignCases = cases.filter(
    ({ role, sample }) => role !== "superadmin" && sample.foreign !== "own-things",
  );

  it.each(foreignCases)("$name: a $role of elsewhere", async (one) => {
    const before = await digestTables(database.client());
    const outcome = await call(own, one, foreign.cookies[one.role]);
    if (one.sample.foreign === "nothing") expect(JSON.stringify(outcome)).not.toContain(own.mailbox.address);
    else expectRefused(outcome, true);
    expect(await digestTables(database.client())).toEqual(before);
  });
});

/** Neither an error page nor anything logged as a fault: words, a redirect, or an answer to a harmless question. */
function expectQuiet(outcome: Outcome, what: string): void {
  expect(["returned", "redirect"], what).toContain(outcome.kind);
  expect(stateOf(outcome).problem, what).not.toBe(unforeseen);
}

describe("calls that no page makes", () => {
  let fixture: ConsoleFixture;
  beforeAll(async () => {
    fixture = await createConsoleFixture(database.context());
  });

  interface Malformed {
    name: string;
    visitor: VisitorKind | "nobody";
    /** Right ones. */
    argsOf(): readonly unknown[];
  }

  const calls = Object.entries(actionSamples).flatMap(([name, sample]): Malformed[] => {
    if ("open" in sample) return [{ name, visitor: "nobody", argsOf: () => sample.args ?? [] }];
    const own = sample.roles.map((visitor) => ({
      name,
      visitor,
      argsOf: () => sample.args(fixture, visitor),
    }));
    return [
      { name, visitor: "nobody", argsOf: () => sample.args(fixture, sample.roles[0] ?? "user") },
      ...own,
    ];
  });

  it.each(calls)("$name: $visitor", async ({ name, visitor, argsOf }) => {
    for (const { what, args } of malformedCalls(argsOf()))
      expectQuiet(await callWith(name, args, visitor === "nobody" ? {} : fixture.cookies[visitor]), what);
  });
});
