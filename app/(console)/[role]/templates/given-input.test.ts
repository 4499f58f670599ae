import { describe, expect, it } from "vitest";
import { sentGiven, typedGiven } from "@/app/(console)/[role]/templates/given-input";
import { givenValues } from "@/app/(console)/[role]/templates/given-values";
import { newTemplateForm } from "@/app/(console)/[role]/templates/template-form-input";
import { templateDefaults } from "@/lib/accounts/template/fields";

/** The form as a browser sends it with these values. */
function sent(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values))
    for (const one of name === "doors" || name === "may" ? value.split(",").filter(Boolean) : [value])
      form.append(name, one);
  return form;
}

describe("the form of a template", () => {
  it("sends back what it was shown with", () => {
    const odd = {
      ...templateDefaults,
      quotaBytes: 0,
      pop3: false,
      mayChangePassword: false,
      requireSecondFactor: true,
    };
    for (const row of [templateDefaults, odd]) {
      const form = sent({ name: "x", ...givenValues(row) });
      expect(newTemplateForm.parse(sentGiven(form))).toEqual({ name: "x", ...row });
      expect(typedGiven(form)).toEqual({ doors: givenValues(row).doors, may: givenValues(row).may });
    }
  });

  it("takes nothing ticked as nothing allowed, and no unknown names", () => {
    const form = sent({ name: "x", quotaBytes: "1", landing: "portal" });
    expect(newTemplateForm.parse(sentGiven(form))).toMatchObject({
      imap: false,
      webmail: false,
      mayCreateAppPasswords: false,
      requireSecondFactor: false,
    });
    form.append("may", "everything");
    expect(newTemplateForm.safeParse(sentGiven(form)).success).toBe(false);
  });
});
