# The two commands. Each installs what it needs: as root, or through sudo.

.DEFAULT_GOAL := help
.PHONY: help demo test

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(firstword $(MAKEFILE_LIST))

demo: ## build, load the sample council into ./demo-data, serve it (PORT=8080)
	@scripts/setup.sh demo
	@scripts/demo.sh

test: ## everything that must pass before a change is taken
	@scripts/setup.sh test
	@cargo xtask ci
