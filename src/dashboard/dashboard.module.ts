import { Module } from '@nestjs/common';
import { DashboardController } from './dashboard.controller.js';

/** The page at `/`. It asks for its data over HTTP like any other client. */
@Module({ controllers: [DashboardController] })
export class DashboardModule {}
