"use client";

import { CircleCheck, LoaderCircle } from "lucide-react";
import { useEffect, useState } from "react";
import { pollWhileVisible } from "@/app/_ui/poll-while-visible";
import { useSay, useWords } from "@/app/_words/use-words";
import { type LastUse, lastUseOf } from "@/app/(user)/home/app-password-view";
import { doorLabel } from "@/lib/access/door-texts";
import { words } from "@/lib/words/text";

const waitWords = words("user.devices.firstSignIn", {
  waiting: "Waiting for the first sign-in…",
  seen: "First sign-in seen: {service}, from {ip}",
  seenUnknown: "First sign-in seen: {service}",
  stopped: "No sign-in yet. Your list of devices will show it.",
});

const rhythm = { everyMs: 2_000, forMs: 10 * 60_000 };

/** Waits for the first sign-in of a device, for ten minutes and only while somebody looks. */
function useFirstSignIn(id: string): LastUse | "waiting" | "stopped" {
  const [seen, setSeen] = useState<LastUse | null>(null);
  const [over, setOver] = useState(false);
  const done = seen !== null || over;
  useEffect(() => {
    if (done) return;
    const timer = setTimeout(() => setOver(true), rhythm.forMs);
    const stop = pollWhileVisible(async (signal) => {
      const response = await fetch(`/api/v1/user/app-passwords/${id}`, { signal, cache: "no-store" });
      if (!response.ok) throw new Error(String(response.status));
      setSeen(lastUseOf(await response.json()));
    }, rhythm);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [id, done]);
  return seen ?? (over ? "stopped" : "waiting");
}

/** Says that a device is being waited for, and when it has come in; told to screen readers as well. */
export function FirstSignIn({ id }: { id: string }) {
  const t = useWords(waitWords);
  const say = useSay();
  const seen = useFirstSignIn(id);
  const isSeen = typeof seen !== "string";
  const Icon = isSeen ? CircleCheck : LoaderCircle;
  const words = () => {
    if (!isSeen) return t(seen);
    const service = say(doorLabel(seen.service ?? ""));
    return seen.ip === null ? t("seenUnknown", { service }) : t("seen", { service, ip: seen.ip });
  };
  return (
    <p
      role="status"
      className={`flex items-center gap-3 rounded-lg border px-4 py-3 text-sm font-medium ${isSeen ? "border-good/30 bg-good-wash" : "border-line bg-sunken"}`}
    >
      <Icon
        aria-hidden="true"
        className={`size-4 shrink-0 ${isSeen ? "text-good" : seen === "waiting" ? "text-muted motion-safe:animate-spin" : "hidden"}`}
      />
      <span className="min-w-0 wrap-anywhere">{words()}</span>
    </p>
  );
}
