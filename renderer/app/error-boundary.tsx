import { Component, type ReactNode } from 'react';
import { t } from '../i18n/t';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';

interface Props {
  /** Which part this is; a change of it clears the error. */
  readonly name: string;
  readonly children: ReactNode;
}
interface State {
  readonly error: Error | null;
  readonly name: string;
}

/** Keeps a fault in one part of the window from taking the rest along. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, name: this.props.name };

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.name === state.name ? null : { error: null, name: props.name };
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return (
      <div role="alert" className="crash">
        <EmptyState title={t('crash.title')} text={t('crash.text')}>
          <Button look="primary" onPress={() => this.setState({ error: null })}>{t('crash.retry')}</Button>
          <Button onPress={() => window.location.reload()}>{t('crash.reload')}</Button>
        </EmptyState>
        <pre className="mono">{this.state.error.message}</pre>
      </div>
    );
  }
}
