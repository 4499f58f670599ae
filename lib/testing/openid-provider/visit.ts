import type { OpenidProvider } from "@/lib/testing/openid-provider/start";

/** A browser at a provider, with the cookies that it gives. */
export class Visit {
  #jar = new Map<string, string>();
  constructor(private readonly openid: OpenidProvider) {}

  async ask(url: URL, form?: Record<string, string>): Promise<Response> {
    const answer = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...this.#jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#jar.set(name, value);
    }
    return answer;
  }

  /** Signs in there as a person would; gives the address back at the portal. */
  async signIn(sub: string, url: URL): Promise<URL> {
    let next = url;
    for (let hop = 0; hop < 10; hop++) {
      const login = next.pathname.includes("/interaction/");
      const answer = await this.ask(next, login ? { login: sub } : undefined);
      const location = answer.headers.get("location");
      if (!location) throw new Error(`${next.pathname} answered ${answer.status}: ${await answer.text()}`);
      next = new URL(location, next);
      if (!this.openid.issuer.startsWith(next.origin)) return next;
    }
    throw new Error(`${this.openid.issuer} goes round in circles`);
  }

  /** Agrees to sign out there; gives where the browser is sent then, or null. */
  async signOut(url: URL): Promise<URL | null> {
    const page = await (await this.ask(url)).text();
    const [, action = ""] = /action="([^"]+)"/.exec(page) ?? [];
    const [, xsrf = ""] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
    const answer = await this.ask(new URL(action, url), { xsrf, logout: "yes" });
    const location = answer.headers.get("location");
    return location ? new URL(location, url) : null;
  }
}
