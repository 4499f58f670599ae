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
    // Browsers from before it, and pages without HTTPS, keep the zone of the account or the server.
    if (!("cookieStore" in window)) return;
    const tell = async () => {
      const value = encodeURIComponent(new Intl.DateTimeFormat().resolvedOptions().timeZone);
      // Its own spelling counts: some zones have two names, of which the server may know the other.
      if ((await cookieStore.get(cookie))?.value === value) return;
      await cookieStore.set({ name: cookie, value, expires: Date.now() + maxAge * 1_000, sameSite: "lax" });
      if (known !== null) router.refresh();
    };
    void tell();
  }, [cookie, maxAge, known, router]);
  return null;
}
