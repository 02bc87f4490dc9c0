/** What to do when there is no account yet. */
export function FirstAccount() {
  return (
    <div className="space-y-4">
      <p>There is no account yet. Create the first one on the machine that runs the shop:</p>
      <pre className="overflow-x-auto bg-plate p-4 font-sans text-small">
        <code>npm run admin:create -- --email you@shop.example</code>
      </pre>
      <p className="text-muted">
        It asks for a password. Where there is no terminal, set ADMIN_EMAIL and ADMIN_PASSWORD and
        start the shop again. Then reload this page.
      </p>
    </div>
  );
}
