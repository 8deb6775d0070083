import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Hint } from './hint';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'small';
  readonly pressed?: boolean;
  readonly children: ReactNode;
}

export function Button({ look = 'plain', size = 'normal', pressed, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} {...(pressed === undefined ? {} : { 'aria-pressed': pressed })} className={`button ${look} ${size}`}>
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends ButtonProps {
  /** The accessible name, shown as a tooltip. */
  readonly label: string;
  readonly keys?: readonly string[];
}

/** A button that is only an icon; its name shows on hover and focus. */
export function IconButton({ label, keys, look = 'quiet', size = 'normal', pressed, children, ...rest }: IconButtonProps) {
  return (
    <Hint text={label} {...(keys ? { keys } : {})}>
      <AriaButton {...rest} aria-label={label} {...(pressed === undefined ? {} : { 'aria-pressed': pressed })} className={`button icon ${look} ${size}`}>
        {children}
      </AriaButton>
    </Hint>
  );
}
