import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './button';

export interface DialogFrameProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly wide?: boolean;
  /** `full`: as large as the window lets it be. */
  readonly size?: 'full';
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot, the main one last. */
  readonly foot?: ReactNode;
}

/** A modal dialog with a title, a body and buttons. Escape and the veil close it. */
export function DialogFrame({ title, closeLabel, wide, size, onClose, children, foot }: DialogFrameProps) {
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className="modal-veil">
      <Modal className={size === 'full' ? 'modal full' : wide ? 'modal wide' : 'modal'}>
        <Dialog>
          <div className="modal-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton label={closeLabel} onPress={onClose}>
              <X />
            </IconButton>
          </div>
          <div className="modal-body">{children}</div>
          {foot && <div className="modal-foot">{foot}</div>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
