"use client";

import { type ChangeEvent, useState } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { logoKinds, maxLogoBytes } from "@/lib/platform/settings/logo-limits";
import { words } from "@/lib/words/text";

const logoWords = words("console.settings.logo", {
  wrongKind: "Choose a PNG or SVG image.",
  tooLarge: "This file is larger than 200 KB. Choose a smaller one.",
  remove: "Remove logo",
  removeDetail: "The default logo is shown instead.",
  light: "On a light background",
  dark: "On a dark background",
  lightLogo: "The logo on a light background",
  darkLogo: "The logo on a dark background",
});

interface LogoFieldProps {
  name: string;
  label: string;
  hint: string | undefined;
  logoUrl: string | null;
  error: string | undefined;
}

/** The logo on light and dark ground: the present one, or the file that is chosen; with a way back to the own sign. */
export function LogoField({ name, label, logoUrl, error, ...words }: LogoFieldProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<LogoRefusal>();
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    const wrong = file && refusalOf(file);
    setProblem(wrong);
    if (!file || wrong) {
      target.value = "";
      return setChosen(null);
    }
    const reader = new FileReader();
    reader.onload = () => setChosen(String(reader.result));
    reader.readAsDataURL(file);
  };
  const shown = chosen ?? logoUrl;
  const t = useWords(logoWords);
  return (
    <div className="grid gap-3">
      <Field
        name={name}
        label={label}
        {...words}
        type="file"
        accept={logoKinds.join(",")}
        onChange={choose}
        error={problem ? t(problem) : error}
        className="py-2 file:mr-3 file:rounded-md file:border-0 file:bg-sunken file:px-3 file:py-1 file:text-ink"
      />
      {shown ? (
        <div className="flex flex-wrap gap-3">
          <Ground className="bg-[#ffffff]" shade="light" url={shown} />
          <Ground className="bg-[#171c1f]" shade="dark" url={shown} />
        </div>
      ) : null}
      {logoUrl && !chosen ? (
        <Checkbox name="removeLogo" label={t("remove")} detail={t("removeDetail")} />
      ) : null}
    </div>
  );
}

type LogoRefusal = "wrongKind" | "tooLarge";

function refusalOf({ type, size }: File): LogoRefusal | undefined {
  if (!logoKinds.some((kind) => kind === type)) return "wrongKind";
  return size > maxLogoBytes ? "tooLarge" : undefined;
}

function Ground({ className, shade, url }: { className: string; shade: "light" | "dark"; url: string }) {
  const t = useWords(logoWords);
  return (
    <div
      className={`grid h-16 min-w-32 place-items-center rounded-lg border border-line px-5 ${className}`}
      title={t(shade)}
    >
      <img
        src={url}
        alt={t(`${shade}Logo`)}
        width={160}
        height={28}
        className="h-7 w-auto max-w-40 object-contain"
      />
    </div>
  );
}
