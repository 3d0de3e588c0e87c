import { booleanAttribute, Component, computed, input } from '@angular/core';
import { isStrongPassword, passwordClasses } from '@calanque/shared';
import { Icon } from '../ui/icon/icon';

/** The password rule, checked as one types: three ways, one of them is enough. */
@Component({
  selector: 'cal-password-rule',
  imports: [Icon],
  template: `
    <p class="title">Au choix :</p>
    <ul>
      @for (way of ways(); track way.text) {
        <li [class.met]="way.met"><cal-icon [name]="way.met ? 'check_circle' : 'radio_button_unchecked'" />{{ way.text }}@if (way.met) {<span class="cal-unseen"> : respecté</span>}</li>
      }
    </ul>
    <p class="cal-unseen" role="status">{{ strong() ? 'Ce mot de passe convient.' : '' }}</p>
  `,
  styles: `
    :host {
      display: block;
      margin-block-start: 0.5rem;
      color: var(--cal-ink-2);
      font-size: 0.875rem;
    }

    ul {
      display: grid;
      gap: 0.25rem;
      margin-block-start: 0.25rem;
    }

    li {
      --cal-icon-size: 1.125rem;
      display: flex;
      gap: 0.5rem;
    }

    .met {
      color: var(--cal-pine);
      font-weight: 600;
    }
  `,
})
export class PasswordRule {
  readonly password = input.required<string>();
  readonly administrator = input(false, { transform: booleanAttribute });

  protected readonly strong = computed(() => isStrongPassword(this.password(), { administrator: this.administrator() }));

  protected readonly ways = computed(() => {
    const password = this.password();
    const length = [...password].length;
    const kinds = passwordClasses(password);
    const strong = this.strong();
    const byWords = strong && new Set(password.toLowerCase().split(/\s+/).filter((word) => word.length >= 2)).size >= 7;
    if (this.administrator()) {
      return [
        { text: '16 caractères, de trois sortes au moins : minuscules, majuscules, chiffres, signes', met: strong && length >= 16 && kinds >= 3 },
        { text: 'une phrase d’au moins sept mots différents', met: byWords },
      ];
    }
    return [
      { text: '12 caractères avec minuscules, majuscules, chiffres et signes', met: strong && length >= 12 && kinds === 4 },
      { text: '14 caractères, de trois de ces quatre sortes', met: strong && length >= 14 && kinds >= 3 },
      { text: 'une phrase d’au moins sept mots différents', met: byWords },
    ];
  });
}
