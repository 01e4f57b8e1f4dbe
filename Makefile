# Sets up, prints the example office's papers and tests; `make help` lists what there is.
# Every target can be run again and then only does what has changed.

HANFORM := .build/release/hanform
EXAMPLE := Examples/张店
GALLERY := Examples/画廊
RULES := Sources/Toolkit/Typesetting/Typesetting.docc
PAPERS := 派遣单 交接单 月检查计划 季度汇总表 执法人员库变动审批表 检查人员变动审批表
BLANKS := 执法人员库变动审批表 检查人员变动审批表 交接单
# The day on which the example's quarter was drawn; nothing printed asks the clock.
DATE := 2019-03-30

RELEASE := -c release -Xswiftc -cross-module-optimization --static-swift-stdlib
# Tests are built apart, because they are built with other flags.
TESTING := -c release -Xswiftc -enable-testing --scratch-path .build-tests
SHARED := Templates/通用版式.yaml

.DELETE_ON_ERROR:
.PHONY: help peers forms quarter conformance-files test lint gallery bench bench-lines bench-office bench-signing soak clean setup fonts FORCE

help:
	@echo 'make forms    准备环境、编译，并把示例机关的表单打印到 Output/  (set up, build, print the example)'
	@echo 'make quarter  演示机关办理 2019 年上半年：从名单到公开，每一步一条命令，机关在 Output/机关  (play a half-year)'
	@echo 'make conformance-files  把每个模板印成归档文件，未签、签一次、签两次，在 Output/一致性  (every template unsigned, once and twice signed, for validators)'
	@echo 'make test     准备环境并运行全部测试  (set up and run all tests)'
	@echo 'make lint     检查代码格式  (check the format of the code)'
	@echo 'make gallery  重画 README 里的图  (draw the pictures of README again)'
	@echo 'make bench    与 Typst 和 Cairo 下限对比速度  (measure beside Typst and the floor of Cairo)'
	@echo 'make bench-lines  量一段文字的断行和对齐有多快  (measure how fast lines are broken and justified)'
	@echo 'make bench-office 量一万家污染源、二百名执法人员的一个季度：时间、内存、台账大小  (measure a district of 10,000 sources through a quarter)'
	@echo 'make bench-signing 量完成、签、核对一份表要多久  (measure how long finishing, signing and verifying a form take)'
	@echo 'make soak     长时间反复打印并核对，印全部 88,110 字，排十万个随机段落，写台账时强行结束 250 次，读回一千个随机季度的文书，读六种程序写的坏文件  (print, check, kill and damage again and again; SOAK_MINUTES=10)'
	@echo 'make clean    删除编译和打印的结果  (remove what was built and printed)'

# Setting up

setup:
	@.ci/setup.sh build

fonts: setup
	@Fonts/fetch.sh

$(HANFORM): FORCE | setup
	@swift build $(RELEASE) --product hanform

# The example office's papers

forms: $(PAPERS:%=Output/%.pdf) Output/执法人员名册.pdf $(BLANKS:%=Output/%（空白）.pdf) Output/承诺书/.printed
	@echo '表单在 Output/ 里 (the papers are in Output/):'
	@ls -d Output/*.pdf Output/承诺书 | sed 's/^/  /'

Output/%.pdf: Templates/%.yaml $(EXAMPLE)/%.json $(SHARED) $(HANFORM) | fonts
	@$(HANFORM) render $< --data $(EXAMPLE)/$*.json --date $(DATE) -o $@

Output/%（空白）.pdf: Templates/%.yaml $(SHARED) $(HANFORM) | fonts
	@$(HANFORM) render $< --blank --date $(DATE) -o $@

Output/承诺书/.printed: Templates/承诺书.yaml $(EXAMPLE)/承诺书.json $(SHARED) $(HANFORM) | fonts
	@mkdir -p $(@D)
	@$(HANFORM) render $< --data $(EXAMPLE)/承诺书.json --date $(DATE) -o '$(@D)/承诺书-【姓名】.pdf'
	@touch $@

# The example office's first half-year of 2019, played anew each time

quarter: fonts $(HANFORM)
	@.ci/setup.sh test
	@rm -rf Output/机关 Output/机关-材料 Output/机关-文书
	@python3 Scripts/play_half_year.py --hanform $(HANFORM) --office Output/机关

# Every template as an archival file, unsigned, once and twice signed

conformance-files: fonts $(HANFORM)
	@.ci/setup.sh test
	@python3 Scripts/conformance_files.py --hanform $(HANFORM) --out Output/一致性

gallery: fonts $(HANFORM)
	@mkdir -p $(GALLERY)
	@set -e; for paper in $(PAPERS) 承诺书 公文; do \
	  $(HANFORM) render Templates/$$paper.yaml --data $(EXAMPLE)/$$paper.json --date $(DATE) \
	    $$([ $$paper = 承诺书 ] && echo --merge) --pages 1 --format png --dpi 80 -o $(GALLERY)/$$paper.png; \
	done
	@$(HANFORM) render $(RULES)/成段样张.yaml --data $(EXAMPLE)/公文.json --date $(DATE) \
	  --pages 1 --format png --dpi 80 -o $(GALLERY)/成段.png
	@$(HANFORM) render $(RULES)/规则样张.yaml --format png --dpi 96 -o $(RULES)/Resources/rules.png

# Testing

test:
	@.ci/setup.sh test
	@Fonts/fetch.sh
	@swift test $(TESTING)

lint:
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

bench: peers fonts $(HANFORM)
	@.ci/setup.sh bench
	@python3 Benchmarks/bench.py --hanform $(HANFORM) --peers $(PEERS)

# The programs to compare with lie outside this repository.
peers:
	@test -n '$(PEERS)' || { \
	  echo '请写明对比程序所在的文件夹 (name the folder of the peers): make bench PEERS=…' >&2; exit 2; }

bench-lines: fonts
	@swift run -c release --package-path Benchmarks --scratch-path .build-bench/lines \
	  -Xswiftc -enable-testing LineBenchmarks Fonts

bench-office:
	@swift build $(TESTING) --product OfficeWriter
	@python3 Benchmarks/office.py --writer .build-tests/release/OfficeWriter

bench-signing: Output/检查人员变动审批表.pdf
	@mkdir -p .build-bench
	@openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=bench -addext keyUsage=digitalSignature \
	  -keyout .build-bench/key.pem -out .build-bench/cert.pem 2>/dev/null
	@cat .build-bench/cert.pem >> .build-bench/key.pem
	@swift run -c release --package-path Benchmarks --scratch-path .build-bench/lines \
	  -Xswiftc -enable-testing SigningBenchmarks $< 科室负责人 .build-bench/key.pem \
	  Templates/检查人员变动审批表.yaml $(EXAMPLE)/检查人员变动审批表.json Fonts

soak: fonts $(HANFORM)
	@.ci/setup.sh soak
	@python3 Benchmarks/soak.py --hanform $(HANFORM)
	@HANFORM_SOAK=1 swift test $(TESTING) --filter 'RepertoireTests|RandomLineTests|CrashTests|RandomQuarterPaperTests|PaperPageTests|ForeignFileTests|MutationTests'

clean:
	rm -rf .build .build-tests .build-bench Output/test-failures
	find Output -mindepth 1 ! -name README.md -delete
