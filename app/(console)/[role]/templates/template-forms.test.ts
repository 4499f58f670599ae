import { describe, expect, it } from "vitest";
import { templateForms } from "@/app/(console)/[role]/templates/template-forms";
import { valuesOf } from "@/app/(console)/field-form";
import { templateDefaults, templateFields } from "@/lib/accounts/template/fields";
import { withProtocols } from "@/lib/accounts/template/given-shapes";

const { input: newTemplateForm } = templateForms.createTemplate;

/** The form as a browser sends it with these values; a box that is not ticked is not sent. */
function sent(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values))
    if (value !== "" || name === "quotaBytes") form.append(name, value);
  return form;
}

describe("the form of a template", () => {
  const odd = {
    ...templateDefaults,
    quotaBytes: 0,
    pop3: false,
    mayChangePassword: false,
    requireSecondFactor: true,
  };

  it.each([templateDefaults, odd])("sends back what it was shown with", (row) => {
    const form = sent({ name: "x", ...valuesOf(templateFields, row) });
    expect(newTemplateForm.parse(form).data).toEqual({ name: "x", ...withProtocols(row) });
    expect(newTemplateForm.shown(form)).toEqual(Object.fromEntries(form));
  });

  it("takes nothing ticked as nothing allowed, and no unknown names", () => {
    const form = sent({ name: "x", quotaBytes: "1", startPage: "portal", everything: "on" });
    expect(newTemplateForm.parse(form).data).toEqual({
      ...Object.fromEntries(Object.keys(withProtocols(odd)).map((name) => [name, false])),
      name: "x",
      protocols: [],
      quotaBytes: 1024 ** 3,
      startPage: "portal",
    });
    expect(newTemplateForm.shown(form)).not.toHaveProperty("everything");
    form.set("startPage", "nowhere");
    expect(newTemplateForm.parse(form).success).toBe(false);
  });
});
