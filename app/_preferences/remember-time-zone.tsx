"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

interface RememberTimeZoneProps {
  cookie: string;
  maxAge: number;
  /** The zone that the browser told last; null: none yet. */
  known: string | null;
}

/** Tells the server the browser's zone for the pages to come; somebody who has travelled sees this one again in the new zone. */
export function RememberTimeZone({ cookie, maxAge, known }: RememberTimeZoneProps) {
  const router = useRouter();
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const told = `${cookie}=${encodeURIComponent(timeZone)}`;
    // Its own spelling counts: some zones have two names, of which the server may know the other.
    if (document.cookie.split("; ").includes(told)) return;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `${told}; path=/; max-age=${maxAge}; samesite=lax${secure}`;
    if (known !== null) router.refresh();
  }, [cookie, maxAge, known, router]);
  return null;
}
