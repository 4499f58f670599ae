import { beforeAll, expect, it } from "vitest";
import ConnectPage from "@/app/(console)/[role]/providers/new/[draft]/connect/page";
import PeoplePage from "@/app/(console)/[role]/providers/new/[draft]/people/page";
import SwitchOnPage from "@/app/(console)/[role]/providers/new/[draft]/switch-on/page";
import TestPage from "@/app/(console)/[role]/providers/new/[draft]/test/page";
import { firstValues } from "@/app/(console)/[role]/providers/wizard/draft-values";
import { stepTicks, type WizardStep, wizardSteps } from "@/app/(console)/[role]/providers/wizard/steps";
import { beginDraft } from "@/lib/accounts/provider-draft/keep-draft";
import { providerKinds } from "@/lib/providers/kinds/registry";
import { createConsoleFixture } from "@/lib/testing/console-fixture";
import { testDatabase } from "@/lib/testing/database";
import { arriveWith } from "@/lib/testing/next-request";
import { type AnyPage, visitPage } from "@/lib/testing/page-visit";

/* A browser sends nothing of a box that is not ticked: what a step shows must be known, or nobody could untick it. */

const pages: Readonly<Record<WizardStep, AnyPage>> = {
  connect: ConnectPage,
  test: TestPage,
  people: PeoplePage,
  "switch-on": SwitchOnPage,
};

const database = testDatabase();
const shown = new Map<string, string[]>();

beforeAll(async () => {
  const { superadminId: id, cookies } = await createConsoleFixture(database.context());
  const own = database.context({ kind: "superadmin", id, name: id });
  arriveWith(cookies.superadmin);
  for (const kind of providerKinds) {
    const draft = await beginDraft(own, await firstValues(own, kind));
    for (const step of wizardSteps) {
      const visit = await visitPage(pages[step], { role: "admin", draft }, {});
      if (visit.kind !== "shown") throw new Error(visit.kind);
      const boxes = [...visit.html.matchAll(/<input [^>]*type="checkbox"[^>]*>/g)];
      const names = boxes.flatMap(([box]) => /name="([^"]+)"/.exec(box)?.[1] ?? []);
      shown.set(step, [...(shown.get(step) ?? []), ...names]);
    }
  }
});

it.each(wizardSteps)("the step %s knows all boxes that it shows, of every kind, and no others", (step) => {
  expect([...new Set(shown.get(step))].sort()).toEqual([...stepTicks[step]].sort());
});
