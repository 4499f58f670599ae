import { cookies } from "next/headers";
import { preferenceSeconds } from "@/lib/platform/reader/preference-cookies";
import { usesHttps } from "@/lib/platform/uses-https";

/** Keeps a choice in this browser; null: there is none any more. */
export async function keepPreference(cookie: string, value: string | null): Promise<void> {
  const jar = await cookies();
  if (value === null) jar.delete(cookie);
  else
    jar.set(cookie, value, {
      path: "/",
      httpOnly: true,
      secure: usesHttps(),
      sameSite: "lax",
      maxAge: preferenceSeconds,
    });
}
