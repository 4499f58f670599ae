import { expect, it } from "vitest";
import { setUp } from "@/app/(portal)/setup/setup-action";
import { createSetupLink } from "@/lib/accounts/admin-account/create-setup-link";
import { pendingAdmin } from "@/lib/faces/session/admin-step";
import { currentAdmin } from "@/lib/faces/session/current-admin";
import { testDatabase } from "@/lib/testing/database";
import { arriveWith } from "@/lib/testing/next-request";
import { callAction } from "@/lib/testing/page-visit";
import { sentForm } from "@/lib/testing/sent-form";

const database = testDatabase();
const password = "a long password 7";
const account = { login: "first@example.org", displayName: "First", password, repeated: password };

it("leads who has used a set-up link on into the console: to the second factor that it wants first", async () => {
  const { token } = await createSetupLink(database.context(), {});
  const use = () => callAction((form) => setUp({}, form as FormData), [sentForm({ token, ...account })]);
  arriveWith({});
  expect(await use()).toEqual({ kind: "redirect", to: "/admin/set-up-factor?next=%2Fadmin" });
  expect(await pendingAdmin("superadmin")).toMatchObject({ account: { login: account.login } });
  expect(await currentAdmin("superadmin"), "not without the factor").toBeNull();
  arriveWith({});
  expect(await use(), "a used link leads to the login").toMatchObject({ value: { result: "sign-in" } });
});
