import type { Routes } from '@angular/router';
export const personRoutes: Routes = [];
