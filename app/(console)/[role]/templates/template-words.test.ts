import { expect, it } from "vitest";
import { usedByText } from "@/app/(console)/[role]/templates/given-by-words";
import { templateEntries } from "@/app/(console)/[role]/templates/template-words";
import { fieldName, fieldValue } from "@/app/(console)/stale-fields";
import { templateDefaults } from "@/lib/accounts/template/fields";
import { say } from "@/lib/words/text";

it("says what a template gives", () => {
  expect(
    Object.fromEntries(templateEntries(templateDefaults).map((entry) => entry.map((text) => say(text)))),
  ).toMatchObject({
    Quota: "5 GB",
    Services: "All",
    "Users can":
      "Create app passwords, Use temporary addresses, Change the password, and Choose the start page",
    "Second factor": "Optional",
  });
});

it("says who gives it, and how many more", () => {
  const use = { mailboxes: 0, domains: 3, providers: ["keycloak"] };
  expect(say(usedByText(use))).toBe("3 domains and keycloak");
  expect(say(usedByText(use, ["a.test", "b.test"]))).toBe("a.test, b.test, 1 more domain, and keycloak");
  expect(say(usedByText({ mailboxes: 4, domains: 0, providers: [] }))).toBe("None");
});

it("has words for every field and its values", () => {
  for (const name of Object.keys(templateDefaults)) expect(say(fieldName(name))).not.toBe(name);
  expect(say(fieldValue("quotaBytes", 0))).toBe("Unlimited");
  expect(say(fieldValue("startPage", "webmail"))).toBe("Webmail");
  expect(say(fieldValue("requireSecondFactor", true))).toBe("required");
  expect(say(fieldValue("imap", false))).toBe("off");
});
