import { Component, type ReactNode } from "react";
import { currentT } from "../i18n/i18n";
import { Banner } from "../ui/Banner";

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** Something threw while it was drawn. What was done is in the storage already, so a reload loses nothing. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override readonly state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const t = currentT();
    return (
      <div role="alert" className="m-auto w-full max-w-lg self-center p-4">
        <Banner
          tone="err"
          title={t("app.crash.title")}
          text={t("app.crash.text")}
          action={{ label: t("app.crash.reload"), onAction: () => location.reload() }}
        />
        <details className="mt-2 text-label text-t3">
          <summary>{t("app.crash.details")}</summary>
          <pre className="mt-1 overflow-auto font-mono text-code whitespace-pre-wrap">{error.message}</pre>
        </details>
      </div>
    );
  }
}
