import type { Page } from "@playwright/test";
import { emailOf, expect, PASSWORD, postSignIn, rowsOf, test } from "./fixtures";
import { APP_URL } from "./stage";

test.use({ person: null });

async function tryToSignIn(page: Page, email: string, password: string) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  const answered = page.waitForResponse("**/api/auth/callback/credentials");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await answered;
}

test("signing in leads back to the very page that was asked for", async ({ page }) => {
  const asked = "/accounts/1/orders?status=shipped&ordered=30d";
  await page.goto(asked);
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await tryToSignIn(page, emailOf("support"), PASSWORD);
  await expect(page).toHaveURL(APP_URL + asked);
  await expect(rowsOf(page).first()).toBeVisible();
});

test("a wrong password and an unknown person read the same, count down, then wait", async ({ page }) => {
  const stranger = `nobody-${Date.now()}@demo.test`;
  await page.goto("/sign-in");
  const alert = page.getByRole("alert").filter({ hasText: /\S/ });
  const heard: string[] = [];
  for (const email of [emailOf("support"), stranger]) {
    await tryToSignIn(page, email, "not the password");
    await expect(alert).toContainText("4 tries left, then a wait.");
    heard.push(await alert.innerText());
  }
  expect(heard[0]).toBe(heard[1]);
  for (const words of ["3 tries left", "2 tries left", "1 try left", "Too many tries."]) {
    await tryToSignIn(page, stranger, "not the password");
    await expect(alert).toContainText(words);
  }
  await expect(alert).toContainText(/Too many tries\. The next one is possible in \d+ seconds?\./);
  await expect(page.getByRole("button", { name: /^Sign in/ })).toBeDisabled();
  // Another person is not kept waiting, and success forgives the failure from before.
  const answer = await postSignIn(page.request, { email: emailOf("support"), password: PASSWORD });
  expect(answer.ok()).toBe(true);
});

test("signing out ends the session at the server: the old cookie opens nothing any more", async ({
  page,
  playwright,
}) => {
  await page.goto("/sign-in");
  await tryToSignIn(page, emailOf("merchant"), PASSWORD);
  await expect(page).toHaveURL(/\/accounts\/1\/home$/);
  const before = await page.context().storageState();
  const thief = await playwright.request.newContext({ baseURL: APP_URL, storageState: before });
  expect((await thief.get("/api/me")).status()).toBe(200);

  await page.getByRole("button", { name: /Settings$/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);

  expect((await thief.get("/api/me")).status()).toBe(401);
  expect((await thief.get("/api/accounts/1/orders")).status()).toBe(401);
  const shown = await thief.get("/accounts/1/orders", { maxRedirects: 0 });
  expect(shown.status()).toBe(307);
  expect(shown.headers().location).toContain("/sign-in");
  await thief.dispose();
});

test("a person of the demo enters with one press", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /^Viewer/ }).click();
  await expect(page).toHaveURL(/\/accounts\/1\/home$/);
  await expect(page.getByRole("button", { name: /Viewer$/ })).toBeVisible();
});

test("a password never stands in an address, with or without scripts", async ({ page, pageOf }) => {
  const urls: string[] = [];
  const plain = await pageOf(null, { javaScriptEnabled: false });
  for (const one of [page, plain]) one.on("request", (request) => urls.push(request.url()));
  await page.goto("/sign-in");
  await tryToSignIn(page, emailOf("viewer"), PASSWORD);
  await expect(page).toHaveURL(/\/accounts\/1\/home$/);

  await plain.goto("/sign-in");
  await plain.getByLabel("E-mail").fill(emailOf("viewer"));
  await plain.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await plain.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(plain.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  expect(urls.length).toBeGreaterThan(4);
  expect(urls.filter((url) => url.includes(PASSWORD))).toEqual([]);
});

const ELSEWHERE = [
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "/%2f%2fevil.example/",
  "/%09/evil.example/",
  "\t//evil.example/",
  "javascript:alert(1)",
  `${APP_URL.replace("://", "://evil@")}/accounts/1/orders`,
  `${APP_URL}.evil.example/`,
  "/accounts/..//evil.example",
  "/api/auth/signout",
];

test("a link to the sign-in page that wants to lead elsewhere stays on our own pages", async ({ page, httpOf }) => {
  for (const callbackUrl of ELSEWHERE) {
    const request = await httpOf(null);
    const answer = await postSignIn(request, { email: emailOf("viewer"), password: PASSWORD, callbackUrl });
    const { url } = (await answer.json()) as { url: string };
    expect(url, callbackUrl).toBe(`${APP_URL}/`);
  }
  for (const callbackUrl of ELSEWHERE.slice(1, 3)) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}`);
    await page.getByRole("button", { name: /^Viewer/ }).click();
    await expect(page).toHaveURL(`${APP_URL}/accounts/1/home`);
  }
});
