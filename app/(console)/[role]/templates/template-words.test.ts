import { expect, it } from "vitest";
import { givenByWords } from "@/app/(console)/[role]/templates/given-by-words";
import { templateEntries } from "@/app/(console)/[role]/templates/template-words";
import { fieldName, fieldValue } from "@/app/(console)/stale-fields";
import { templateDefaults } from "@/lib/accounts/template/fields";

it("says what a template gives", () => {
  expect(Object.fromEntries(templateEntries(templateDefaults))).toMatchObject({
    Quota: "5 GB",
    "Ways in": "All",
    "People may themselves": "Make app passwords, Use temporary aliases, Change the password",
    "Second factor": "As people like",
  });
});

it("says who gives it, and how many more", () => {
  const use = { mailboxes: 0, domains: 3, providers: ["keycloak"] };
  expect(givenByWords(use)).toBe("3 domains, keycloak");
  expect(givenByWords(use, ["a.test", "b.test"])).toBe("a.test, b.test, 1 more domain, keycloak");
  expect(givenByWords({ mailboxes: 4, domains: 0, providers: [] })).toBe("Nobody");
});

it("has words for every field and its values", () => {
  for (const name of Object.keys(templateDefaults)) expect(fieldName(name)).not.toBe(name);
  expect(fieldValue("quotaBytes", 0)).toBe("Unlimited");
  expect(fieldValue("landing", "webmail")).toBe("Webmail");
  expect(fieldValue("requireSecondFactor", true)).toBe("required");
  expect(fieldValue("imap", false)).toBe("off");
});
