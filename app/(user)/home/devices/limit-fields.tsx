import { Field } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { expiryValues } from "@/app/(user)/home/expiry-choices";
import type { FormState } from "@/app/form-state";
import { words } from "@/lib/words/text";

const limitWords = words("user.devices.limits", {
  name: "Name",
  optionalName: "Left empty, it is named after what you choose.",
  requiredName: "What you call it, such as “Phone in the kitchen”.",
  networks: "Only from these networks",
  networksHint: "Such as 192.0.2.0/24 or 2001:db8::/32. Left empty, it works from anywhere.",
  printerNetworks:
    "The network of the place where it stands, such as 192.0.2.0/24, so that nobody can use it elsewhere.",
  expires: "Expires",
  keep: "Leave as it is",
  never: "Never",
  "30": "In 30 days",
  "90": "In 90 days",
  "365": "In one year",
});

interface LimitFieldsProps {
  state: Pick<FormState<unknown>, "fields" | "values">;
  named: "optional" | "required";
  /** What it is now; left out: it is new. */
  now?: { name: string; networks: string; expires: boolean };
  networksFor?: "printer";
}

/** How a device is called, from where it may be used, and until when. */
export function LimitFields({ state: { fields, values }, named, now, networksFor }: LimitFieldsProps) {
  const t = useWords(limitWords);
  const choices = now?.expires ? (["keep", ...expiryValues] as const) : expiryValues;
  const expiry = values?.expiry || choices[0];
  return (
    <div className="grid grid-cols-1 gap-5">
      <Field
        label={t("name")}
        name="name"
        hint={t(named === "optional" ? "optionalName" : "requiredName")}
        maxLength={100}
        autoComplete="off"
        required={named === "required"}
        defaultValue={values?.name ?? now?.name ?? ""}
        error={fields?.name}
      />
      <Field
        label={t("networks")}
        name="networks"
        hint={t(networksFor === "printer" ? "printerNetworks" : "networksHint")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={values?.networks ?? now?.networks ?? ""}
        error={fields?.networks ?? fields?.allowedNetworks}
      />
      <SelectField
        // React resets a sent form, and a select to what it was first shown with: so it is shown anew.
        key={expiry}
        label={t("expires")}
        name="expiry"
        defaultValue={expiry}
        options={choices.map((value) => ({ value, label: t(value) }))}
        error={fields?.expiry ?? fields?.expiresAt}
      />
    </div>
  );
}
