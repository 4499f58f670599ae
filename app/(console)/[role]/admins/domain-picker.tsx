"use client";

import { X } from "lucide-react";
import { useId, useState, useTransition } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { searchDomains } from "@/app/(console)/[role]/admins/admin-actions";
import { words } from "@/lib/words/text";

const pickerWords = words("console.admins.domains", {
  domains: "Domains",
  none: "No domains yet. Search below to add some.",
  chosen: "Selected domains",
  add: "Add {domain}",
  remove: "Remove {domain}",
  searchLabel: "Search domains by name",
  search: "Search",
  searching: "Searching…",
  nothingFound: "No other domains match.",
});

interface DomainPickerProps {
  chosen: string[];
  error: string | undefined;
}

/** The domains of a domain admin, found by a part of their names; sent as `domains`, one for each. */
export function DomainPicker({ chosen: first, error }: DomainPickerProps) {
  const t = useWords(pickerWords);
  const [chosen, setChosen] = useState(first);
  const id = useId();
  const remove = (name: string) => {
    setChosen(chosen.filter((one) => one !== name));
    // The button that was pressed is gone with its domain.
    document.getElementById(id)?.focus();
  };
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 text-sm font-medium">{t("domains")}</legend>
      <div id={id} tabIndex={-1} className="rounded-lg border border-line p-3">
        {chosen.length === 0 ? (
          <p className="text-sm text-muted">{t("none")}</p>
        ) : (
          <ul aria-label={t("chosen")} className="flex flex-wrap gap-2">
            {chosen.map((name) => (
              <li
                key={name}
                className="flex items-center gap-1 rounded-full bg-accent-wash py-0.5 pr-1 pl-3 text-sm text-accent"
              >
                <input type="hidden" name="domains" value={name} />
                <span className="wrap-anywhere">{name}</span>
                <button
                  type="button"
                  aria-label={t("remove", { domain: name })}
                  onClick={() => remove(name)}
                  className="grid size-6 place-items-center rounded-full hover:bg-surface"
                >
                  <X aria-hidden="true" className="size-3.5" />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {error ? (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      ) : null}
      <DomainSearch chosen={chosen} onAdd={(name) => setChosen([...chosen, name].sort())} />
    </fieldset>
  );
}

interface DomainSearchProps {
  chosen: string[];
  onAdd: (name: string) => void;
}

function DomainSearch({ chosen, onAdd }: DomainSearchProps) {
  const t = useWords(pickerWords);
  const [text, setText] = useState("");
  const [found, setFound] = useState<{ names: string[]; problem?: string | undefined } | null>(null);
  const [pending, start] = useTransition();
  const search = () =>
    start(async () => {
      const { result, problem } = await searchDomains(text);
      setFound({ names: result ?? [], problem });
    });
  const names = found?.names.filter((name) => !chosen.includes(name)) ?? [];
  return (
    <div className="grid gap-2">
      <div className="flex items-end gap-2">
        <div className="grow">
          <Field
            label={t("searchLabel")}
            type="search"
            autoComplete="off"
            value={text}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              // Enter searches; it must not send the form around it.
              event.preventDefault();
              search();
            }}
          />
        </div>
        <Button aria-disabled={pending} onClick={search}>
          {t(pending ? "searching" : "search")}
        </Button>
      </div>
      <div role="status" className="flex flex-wrap gap-2 text-sm">
        {found === null ? null : names.length === 0 ? (
          <p className="text-muted">{found.problem ?? t("nothingFound")}</p>
        ) : (
          names.map((name) => (
            <Button key={name} size="small" onClick={() => onAdd(name)}>
              {t("add", { domain: name })}
            </Button>
          ))
        )}
      </div>
    </div>
  );
}
