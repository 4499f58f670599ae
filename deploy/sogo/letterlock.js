/*
 * Letterlock in SOGo's menu (5.8 and newer): the way to the person's account in the portal, and signing out of both, in the
 * language that the person reads there.
 * SOGo names this file by SOGoUIAdditionalJSFiles, after its own scripts and before its application starts.
 */
(() => {
  const accountPath = "/home";
  const signOutPath = "/sign-out";

  // What the entries are called, by language. The page says which one its reader has chosen in SOGo.
  const words = JSON.parse("{{WEBMAIL_MENU_WORDS}}");
  const language = document.documentElement.lang;
  const translated = words[language] ?? words[language.split("-")[0]];

  // SOGo's own button for signing out stays hidden without a path, since SOGo itself has no session to end.
  window.UserLogoffPath = signOutPath;

  const signOutIcon = "<md-icon>settings_power</md-icon>";
  const signOutLink = 'ng-href="{{::activeUser.path.logoff}}"';

  const escaped = (text) => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const called = (button, label) =>
    button.replace(/<md-tooltip>[\s\S]*?<\/md-tooltip>/, () => `<md-tooltip>${escaped(label)}</md-tooltip>`);

  /** The button for the account, made of the one for signing out. */
  function accountButton(signOutButton) {
    const label = (translated ?? words.en).account;
    return called(signOutButton, label)
      .replace(signOutIcon, "<md-icon>account_circle</md-icon>")
      .replace(/ng-show="[^"]*"/, "")
      .replace(signOutLink, () => `ng-href="${accountPath}" aria-label="${escaped(label)}"`);
  }

  /** Both buttons for the one; whatever is not that one stays as it is. */
  function withAccount(button) {
    if (!button.includes(signOutIcon) || !button.includes(signOutLink)) return button;
    // Where we do not speak the page's language, SOGo's own word for signing out is the better one.
    return accountButton(button) + (translated ? called(button, translated.signOut) : button);
  }

  for (const template of document.querySelectorAll('script[type="text/ng-template"]')) {
    const text = template.textContent;
    if (text.includes(signOutIcon))
      template.textContent = text.replace(/<md-button\b[\s\S]*?<\/md-button>/g, withAccount);
  }
  for (const button of document.querySelectorAll("md-button")) {
    const html = button.outerHTML;
    if (withAccount(html) !== html) button.outerHTML = withAccount(html);
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
