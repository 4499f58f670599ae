"use client";

import { Download, Printer } from "lucide-react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const codeWords = words("factors.codes", {
  title: "Save these recovery codes",
  use: "If you lose your device, each code lets you sign in once. They are shown only this once.",
  list: "Recovery codes",
  copied: "all codes",
  copy: "Copy all",
  print: "Print",
  download: "Download",
  file: "Recovery codes for {host}, created on {day}. Each code works once.",
});

/** How long a file can be read after its button was pressed. */
const fileMs = 60_000;

/** Saves a text as a file, without a server. */
function saveText(content: string, name: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read it only after the click has ended.
  setTimeout(() => URL.revokeObjectURL(url), fileMs);
}

/** Ten codes to print, or to keep in a file or a password manager; on paper they are alone. */
export function CodeList({ codes }: { codes: string[] }) {
  const t = useWords(codeWords);
  const download = () => {
    const { host, hostname } = location;
    const head = t("file", { host, day: new Date().toISOString().slice(0, 10) });
    saveText(`${head}\r\n\r\n${codes.join("\r\n")}\r\n`, `recovery-codes-${hostname}.txt`);
  };
  return (
    <div className="grid gap-3" data-print-alone="">
      <Alert tone="warning" title={t("title")}>
        <p>{t("use")}</p>
      </Alert>
      <ul
        aria-label={t("list")}
        className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-lg border border-control bg-sunken px-4 py-3 font-mono text-sm"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 print:hidden">
        <CopyButton value={codes.join("\n")} name={t("copied")} label={t("copy")} />
        <Button look="quiet" size="small" onClick={download}>
          <Download aria-hidden="true" />
          {t("download")}
        </Button>
        <Button look="quiet" size="small" onClick={() => print()}>
          <Printer aria-hidden="true" />
          {t("print")}
        </Button>
      </div>
    </div>
  );
}
