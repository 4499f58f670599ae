/*
 * Letterlock in SOGo's menu (5.8 and newer): the way to the person's account in the portal, and signing out of both.
 * SOGo names this file by SOGoUIAdditionalJSFiles, after its own scripts and before its application starts.
 */
(() => {
  const account = { path: "/home", icon: "account_circle", label: "Your account" };
  const signOutPath = "/sign-out";

  // SOGo's own button for signing out stays hidden without a path, since SOGo itself has no session to end.
  window.UserLogoffPath = signOutPath;

  const signOutIcon = "<md-icon>settings_power</md-icon>";

  /** A template with a button for the account beside each for signing out, made of the latter. */
  function withAccount(template) {
    let done = "";
    let rest = template;
    for (let at = rest.indexOf(signOutIcon); at >= 0; at = rest.indexOf(signOutIcon)) {
      const begin = rest.lastIndexOf("<md-button", at);
      const end = rest.indexOf("</md-button>", at) + "</md-button>".length;
      done += rest.slice(0, begin) + accountButton(rest.slice(begin, end)) + rest.slice(begin, end);
      rest = rest.slice(end);
    }
    return done + rest;
  }

  const accountButton = (signOutButton) =>
    signOutButton
      .replace(signOutIcon, `<md-icon>${account.icon}</md-icon>`)
      .replace(/<md-tooltip>[\s\S]*?<\/md-tooltip>/, `<md-tooltip>${account.label}</md-tooltip>`)
      .replace(/ng-show="[^"]*"/, "")
      .replace(/ng-href="[^"]*"/, `ng-href="${account.path}" aria-label="${account.label}"`);

  for (const template of document.querySelectorAll('script[type="text/ng-template"]'))
    if (template.textContent.includes(signOutIcon)) template.textContent = withAccount(template.textContent);
  for (const icon of document.querySelectorAll("md-button > md-icon")) {
    if (icon.outerHTML !== signOutIcon) continue;
    const button = icon.parentElement;
    button.insertAdjacentHTML("beforebegin", accountButton(button.outerHTML));
  }

  /** Signing out changes something, so it is no link: a form of this page. */
  function signOut() {
    const form = document.createElement("form");
    form.method = "post";
    form.action = signOutPath;
    document.body.append(form);
    form.submit();
  }

  const retryDelaysMs = [1_000, 2_000, 4_000];
  const isReading = ({ method, url }) =>
    method === "GET" || (method === "POST" && /\/(view|headers|unseenCount)$/.test(url));

  /**
   * Asks again while SOGo has no free worker, or the gate no answer, for what only reads: SOGo's own pages do not, and who
   * reads would see an empty folder until the page is loaded anew.
   */
  const askAgain = ($injector, $q, $timeout) => ({
    responseError(answer) {
      const { config, status } = answer;
      const delay = status === 503 && isReading(config) ? retryDelaysMs[config.retries ?? 0] : undefined;
      if (delay === undefined) return $q.reject(answer);
      const again = { ...config, retries: (config.retries ?? 0) + 1 };
      return $timeout(() => $injector.get("$http")(again), delay);
    },
  });
  const interceptor = ["$injector", "$q", "$timeout", askAgain];
  window.angular
    ?.module("SOGo.Common")
    .config(["$httpProvider", ({ interceptors }) => interceptors.push(interceptor)]);

  // Last of all, so that a page with unsaved changes can ask first.
  window.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest(`a[href="${signOutPath}"]`);
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    signOut();
  });
})();
